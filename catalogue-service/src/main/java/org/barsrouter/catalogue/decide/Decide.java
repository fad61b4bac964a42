package org.barsrouter.catalogue.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barsrouter.catalogue.command.Command;
import org.barsrouter.catalogue.command.ServiceCommand;
import org.barsrouter.catalogue.command.SupplierCommand;
import org.barsrouter.catalogue.command.TemplateCommand;

/// Works commands into a draft, one after the other, and holds the end state against the
/// invariants. Either all of it holds, or the problems say what does not.
public final class Decide {
    private final Rules rules;

    public Decide(Rules rules) {
        this.rules = rules;
    }

    public Rules rules() {
        return rules;
    }

    /// All problems that the commands have, in their order; empty when the draft now holds them
    /// all. A draft with problems is to be thrown away.
    ///
    /// @param acknowledged what the caller accepts to lose
    public List<Problem> into(Draft draft, List<Command> commands, Acknowledged acknowledged) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            String place = commands.size() == 1 ? "" : "commands[" + i + "]";
            decide(draft, commands.get(i))
                    .map(problem -> place.isEmpty() ? problem : problem.in(place))
                    .ifPresent(problems::add);
        }
        if (problems.isEmpty()) {
            problems.addAll(Invariants.broken(draft, rules));
        }
        if (problems.isEmpty()) {
            problems.addAll(OtherProtocols.losses(draft, acknowledged));
        }
        return problems;
    }

    private Optional<Problem> decide(Draft draft, Command command) {
        return switch (command) {
            case TemplateCommand template -> new TemplateDecisions(draft, rules).decide(template);
            case SupplierCommand supplier -> new SupplierDecisions(draft).decide(supplier);
            case ServiceCommand service -> new ServiceDecisions(draft, rules).decide(service);
        };
    }
}
