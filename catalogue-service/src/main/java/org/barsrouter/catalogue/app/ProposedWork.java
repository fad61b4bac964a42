package org.barsrouter.catalogue.app;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.barsrouter.catalogue.change.Actor;
import org.barsrouter.catalogue.command.Command;
import org.barsrouter.catalogue.decide.Acknowledged;
import org.barsrouter.catalogue.decide.Draft;
import org.barsrouter.catalogue.decide.Problem;
import org.barsrouter.catalogue.proposal.ImportedFile;
import org.barsrouter.catalogue.proposal.Proposal;
import org.barsrouter.catalogue.proposal.Proposal.Ack;
import org.barsrouter.catalogue.request.CommandJson;
import org.barsrouter.catalogue.request.Reading;

/// What a change-set stands for: its commands, who may decide about them, and what they lead to.
final class ProposedWork {
    private final ChangeTerms terms;

    ProposedWork(ChangeTerms terms) {
        this.terms = terms;
    }

    /// Only who could send the commands may decide about them; a file speaks for everybody.
    ///
    /// @param draft the catalogue as it is
    List<Problem> refusals(Actor actor, Draft draft, Proposal proposal) {
        if (ImportedFile.of(proposal).isEmpty()) {
            return terms.ownership().refusals(draft, actor, commands(proposal));
        }
        return terms.ownership().isAdministrator(actor)
                ? List.of()
                : List.of(
                        new Problem(
                                Problem.Code.FORBIDDEN,
                                "changeSet",
                                "Only administrators decide about a file that speaks for every provider.",
                                "Ask an organisation of catalogue.changes.administrators."));
    }

    /// Whether somebody may take it back. Without its commands only its own organisation and
    /// administrators may.
    ///
    /// @param proposal absent for events that are older than change-sets
    boolean mayRevert(Actor actor, Draft draft, Optional<Proposal> proposal) {
        if (terms.ownership().isAdministrator(actor) || proposal.isEmpty()) {
            return terms.ownership().isAdministrator(actor);
        }
        List<Command> commands = commands(proposal.get());
        String ods = actor.ods();
        return commands.isEmpty()
                ? ods != null && ods.equals(proposal.get().author().ods())
                : terms.ownership().refusals(draft, actor, commands).isEmpty();
    }

    /// Works it into a draft; all problems that it has by now.
    List<Problem> into(Draft draft, Proposal proposal, Acknowledged more) {
        Optional<ImportedFile> file = ImportedFile.of(proposal);
        if (file.isPresent()) {
            return List.of(onlyTheFile(file.get()));
        }
        return switch (read(proposal)) {
            case Reading.Wrong(List<Problem> problems) -> problems;
            case Reading.Read(List<Command> commands) ->
                    terms.decide().into(draft, commands, acknowledged(proposal.ack(), more));
        };
    }

    private static Problem onlyTheFile(ImportedFile file) {
        return new Problem(
                Problem.Code.CONFLICT,
                "changeSet",
                "The change-set keeps what the file %s does, not the file.".formatted(file.file()),
                "Hand the same files in again: ./bars catalogue import FILE --apply carries it out, without --apply it shows what it does.");
    }

    private List<Command> commands(Proposal proposal) {
        return switch (read(proposal)) {
            case Reading.Read(List<Command> commands) -> commands;
            case Reading.Wrong _ -> List.of();
        };
    }

    private Reading read(Proposal proposal) {
        return new CommandJson(terms.decide().rules().systems()).read(proposal.commands());
    }

    private static Acknowledged acknowledged(Ack given, Acknowledged more) {
        Set<String> withoutRoute = new HashSet<>(given.withoutRoute());
        withoutRoute.addAll(more.withoutRoute());
        return new Acknowledged(more.counts(), withoutRoute);
    }
}
