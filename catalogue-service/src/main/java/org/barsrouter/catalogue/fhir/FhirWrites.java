package org.barsrouter.catalogue.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.barsrouter.catalogue.app.CatalogueMetrics;
import org.barsrouter.catalogue.fhir.FhirBodies.Body;
import org.barsrouter.catalogue.fhir.FhirPath.On;
import org.barsrouter.catalogue.fhir.FhirSubmission.Result;
import org.barsrouter.catalogue.fhir.FhirSubmission.Wanted;
import org.barsrouter.catalogue.fhir.FhirTargets.Creation;
import org.barsrouter.catalogue.fhir.FhirTargets.Target;
import org.barsrouter.catalogue.http.EntityTags;
import org.barsrouter.catalogue.http.Fault;
import org.barsrouter.catalogue.http.FaultException;
import org.barsrouter.catalogue.intent.Intent;
import org.barsrouter.catalogue.rendition.Rendition;
import org.barsrouter.catalogue.resource.CatalogueResource;
import org.barsrouter.catalogue.resource.FieldFault;
import org.barsrouter.catalogue.resource.ResourceMeta;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Creates, updates and deletes. What a resource means is worked out on the catalogue as it is, and
/// again when somebody else was faster.
@Component
final class FhirWrites {
    private static final int TRIES = 5;

    private final FhirState state;
    private final FhirTargets targets;
    private final FhirReads reads;
    private final FhirSubmission submission;
    private final CatalogueMetrics metrics;

    FhirWrites(
            FhirState state,
            FhirTargets targets,
            FhirReads reads,
            FhirSubmission submission,
            CatalogueMetrics metrics) {
        this.state = state;
        this.targets = targets;
        this.reads = reads;
        this.submission = submission;
        this.metrics = metrics;
    }

    FhirAnswer create(FhirCall call, On on) throws IOException {
        Body body = FhirBodies.read(call);
        if (body.json().has("id")) {
            throw new FaultException(
                    Fault.ELEMENT_WRONG, "The server chooses ids: leave id out of a create.");
        }
        int created = call.face() == Face.R4 ? 201 : 200;
        return create(
                call,
                body,
                targets.creation(state.now(call.face()), on.kind(), body.json()),
                created);
    }

    private FhirAnswer create(FhirCall call, Body body, Creation creation, int status) {
        Result result =
                submission.submit(call, new Wanted(body.text(), commands(creation.intent()), null));
        if (result instanceof Result.Waiting waiting) {
            return waiting(waiting);
        }
        CatalogueResource made =
                creation.result()
                        .apply(state.now(call.face()))
                        .orElseThrow(() ->
                                new FaultException(
                                        Fault.CONFLICT,
                                        "It was created and is gone again: somebody else changed it meanwhile."));
        return reads.show(call, status, made)
                .with("Location", call.baseUrl() + "/" + made.type() + "/" + made.shown().id());
    }

    private static List<ObjectNode> commands(Intent intent) {
        return switch (intent) {
            case Intent.Commands(List<ObjectNode> commands) -> commands;
            case Intent.Impossible(List<FieldFault> faults) -> throw FhirRefusal.of(faults);
        };
    }

    private static FhirAnswer waiting(Result.Waiting waiting) {
        return FhirAnswer.of(
                        202,
                        Outcomes.done(
                                "Nothing is changed yet: a second person has to approve and apply the change-set %s. %s"
                                        .formatted(waiting.changeSet(), waiting.summary())))
                .with("Content-Location", "/catalogue/v1/change-sets/" + waiting.changeSet());
    }

    FhirAnswer update(FhirCall call, On on) throws IOException {
        Body body = FhirBodies.read(call);
        JsonNode id = body.json().path("id");
        if (!id.isMissingNode() && !id.asText().equalsIgnoreCase(on.one())) {
            throw new FaultException(Fault.ELEMENT_WRONG, "The body's id is not that of the path.");
        }
        for (int i = 0; i < TRIES; i++) {
            Rendition now = state.now(call.face());
            Optional<Target> target = targets.update(now, on, body.json());
            if (target.isEmpty()) {
                return upsert(call, on, body);
            }
            Optional<FhirAnswer> answer =
                    carryOut(call, body, target.get()).map(result -> updated(call, on, result));
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        throw busy();
    }

    private FhirAnswer updated(FhirCall call, On on, Result result) {
        return result instanceof Result.Waiting waiting ? waiting(waiting) : reads.read(call, on);
    }

    /// BaRS 1.4.0 lets an update create; here only under the id that the server would choose.
    private FhirAnswer upsert(FhirCall call, On on, Body body) {
        FaultException unknown =
                new FaultException(
                        Fault.RESOURCE_UNKNOWN,
                        "There is no such resource, and the server chooses ids: create it with POST.");
        if (call.face() == Face.R4) {
            throw unknown;
        }
        Creation creation = targets.creation(state.now(call.face()), on.kind(), body.json());
        if (!creation.id().equals(Optional.of(on.one()))) {
            throw unknown;
        }
        return create(call, body, creation, 201);
    }

    FhirAnswer delete(FhirCall call, On on) {
        for (int i = 0; i < TRIES; i++) {
            Target target =
                    targets.delete(state.now(call.face()), on)
                            .orElseThrow(() ->
                                    new FaultException(
                                            Fault.RESOURCE_UNKNOWN, "There is no such resource."));
            Optional<FhirAnswer> answer =
                    carryOut(call, new Body("", FhirTargets.NOTHING), target)
                            .map(result ->
                                    result instanceof Result.Waiting waiting
                                            ? waiting(waiting)
                                            : FhirAnswer.of(200, Outcomes.done(target.told())));
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        throw busy();
    }

    private static FaultException busy() {
        return new FaultException(
                Fault.NOT_WRITTEN,
                "Others change the same thing all the time: repeat the request.");
    }

    /// What became of it; empty when the catalogue moved on meanwhile. What is so already needs no
    /// precondition (RFC 9110, 13.1.1).
    private Optional<Result> carryOut(FhirCall call, Body body, Target target) {
        List<ObjectNode> commands = commands(target.intent());
        if (commands.isEmpty()) {
            return Optional.of(new Result.Done());
        }
        demandCurrent(call, body.json(), target.meta());
        Result result =
                submission.submit(call, new Wanted(body.text(), commands, target.version()));
        return result instanceof Result.Moved ? Optional.empty() : Optional.of(result);
    }

    private void demandCurrent(FhirCall call, JsonNode body, ResourceMeta meta) {
        Long version = EntityTags.version(call.header("If-Match").orElse(null));
        if (version == null && call.face() == Face.R4) {
            throw new FaultException(
                    Fault.VERSION_NEEDED,
                    "Send If-Match with the ETag that you have read, so that nobody's change is overwritten.");
        }
        if (version == null) {
            metrics.unconditional();
        } else if (version != meta.version()) {
            throw new FaultException(
                    Fault.STALE,
                    "It is at version %d by now: read it again and decide anew."
                            .formatted(meta.version()));
        }
        Instant seen = lastUpdated(body);
        if (seen != null && seen.isBefore(meta.lastUpdated().truncatedTo(ChronoUnit.SECONDS))) {
            throw new FaultException(
                    Fault.OLDER,
                    "It was changed at %s, after meta.lastUpdated: read it again and decide anew."
                            .formatted(meta.lastUpdated()));
        }
    }

    /// BaRS 1.4.0's own optimistic lock, to the second.
    private static @Nullable Instant lastUpdated(JsonNode body) {
        JsonNode text = body.path("meta").path("lastUpdated");
        if (text.isMissingNode()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.asText()).toInstant();
        } catch (DateTimeException e) {
            throw new FaultException(
                    Fault.ELEMENT_WRONG, "meta.lastUpdated must be like 2026-07-01T00:00:00Z.");
        }
    }
}
