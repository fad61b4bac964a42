package org.barsrouter.catalogue.intent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.barsrouter.catalogue.resource.FieldFault;

/// What a client means by a resource.
public sealed interface Intent {

    /// These commands, together or not at all; none when everything is so already.
    ///
    /// @param commands as the operators' API takes them, each with its name in `command`
    record Commands(List<ObjectNode> commands) implements Intent {
        public Commands {
            commands = List.copyOf(commands);
        }
    }

    /// Nothing that the catalogue could do; what is wrong with which element.
    record Impossible(List<FieldFault> faults) implements Intent {
        public Impossible {
            faults = List.copyOf(faults);
        }
    }
}
