package org.barsrouter.catalogue.request;

import java.util.List;
import org.barsrouter.catalogue.command.Command;
import org.barsrouter.catalogue.decide.Problem;

/// What reading JSON came to.
public sealed interface Reading {

    /// It is these commands.
    record Read(List<Command> commands) implements Reading {
        public Read {
            commands = List.copyOf(commands);
        }
    }

    /// It is none.
    record Wrong(List<Problem> problems) implements Reading {
        public Wrong {
            problems = List.copyOf(problems);
        }
    }
}
