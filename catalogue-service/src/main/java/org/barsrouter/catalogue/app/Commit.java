package org.barsrouter.catalogue.app;

import java.util.function.Function;
import org.barsrouter.catalogue.change.Batch;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.Event.Context;
import org.barsrouter.catalogue.decide.Draft;
import org.barsrouter.catalogue.decide.Finish;
import org.barsrouter.catalogue.kafka.CatalogueWriter;
import org.barsrouter.catalogue.kafka.WriteOutcome;
import org.barsrouter.catalogue.kafka.WriterState;
import org.barsrouter.catalogue.targets.Deployment;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes what was decided, if the catalogue is still the one that it was decided for; else it is
/// decided again. One transaction each: all of it or nothing.
public final class Commit {
    private static final Logger LOG = LoggerFactory.getLogger(Commit.class);

    private final CatalogueWriter writer;
    private final Deployment deployment;

    public Commit(CatalogueWriter writer, Deployment deployment) {
        this.writer = writer;
        this.deployment = deployment;
    }

    /// What is meant by a write.
    ///
    /// @param outcome what the caller is told once it is written
    record Meant(String changeSetId, @Nullable String reason, ChangeOutcome outcome) {}

    /// What was decided.
    sealed interface Plan {

        /// Nothing is written.
        record End(ChangeOutcome outcome) implements Plan {}

        /// This is written.
        record Write(Draft draft, Caller caller, Meant meant) implements Plan {}

        static Plan end(ChangeOutcome outcome) {
            return new End(outcome);
        }

        static Plan write(Draft draft, Caller caller, Meant meant) {
            return new Write(draft, caller, meant);
        }
    }

    ChangeOutcome run(Function<Catalogue, Plan> decide) {
        while (true) {
            WriterState state = writer.state();
            if (!(state instanceof WriterState.Open)) {
                return new ChangeOutcome.NotWriter(state);
            }
            switch (decide.apply(writer.catalogue())) {
                case Plan.End(ChangeOutcome outcome) -> {
                    return outcome;
                }
                case Plan.Write write -> {
                    WriteOutcome written = writer.write(batch(write));
                    if (!(written instanceof WriteOutcome.Superseded)) {
                        return outcome(written, write.meant());
                    }
                }
            }
        }
    }

    private Batch batch(Plan.Write write) {
        Caller caller = write.caller();
        Draft draft = write.draft();
        return Finish.batch(
                draft,
                new Context(
                        deployment,
                        write.meant().changeSetId(),
                        draft.now(),
                        draft.earliest(),
                        caller.actor(),
                        caller.source(),
                        write.meant().reason(),
                        caller.requestId(),
                        caller.correlationId()));
    }

    private static ChangeOutcome outcome(WriteOutcome written, Meant meant) {
        return switch (written) {
            case WriteOutcome.Written _ -> {
                LOG.atInfo()
                        .addKeyValue("changeSetId", meant.changeSetId())
                        .log("catalogue changed");
                yield meant.outcome();
            }
            case WriteOutcome.NotWritten(String why) -> new ChangeOutcome.NotWritten(why);
            case WriteOutcome.Fenced _ -> new ChangeOutcome.NotWriter(new WriterState.Fenced());
            case WriteOutcome.Unknown _, WriteOutcome.Superseded _ -> new ChangeOutcome.Unknown();
        };
    }
}
