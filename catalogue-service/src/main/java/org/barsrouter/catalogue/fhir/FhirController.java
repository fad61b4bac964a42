package org.barsrouter.catalogue.fhir;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.barsrouter.catalogue.fhir.FhirPath.On;
import org.barsrouter.catalogue.fhir.FhirRefusal.Issue;
import org.barsrouter.catalogue.http.Fault;
import org.barsrouter.catalogue.http.FaultException;
import org.barsrouter.schemas.header.BarsHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Everything under the two base paths. Whatever happens, the answer is FHIR and carries both ids.
@RestController
class FhirController {
    private static final Logger LOG = LoggerFactory.getLogger(FhirController.class);

    private final FhirReads reads;
    private final FhirWrites writes;
    private final FhirExplain explain;

    FhirController(FhirReads reads, FhirWrites writes, FhirExplain explain) {
        this.reads = reads;
        this.writes = writes;
        this.explain = explain;
    }

    @RequestMapping({"/endpoint-catalogue/FHIR/R4/**", BarsHeaders.BASE_PATH + "/**"})
    ResponseEntity<byte[]> any(HttpServletRequest request) {
        FhirCall call = FhirCall.of(request);
        FhirAnswer answer = answer(call);
        ResponseEntity.BodyBuilder entity =
                ResponseEntity.status(answer.status())
                        .contentType(MediaType.parseMediaType(BarsHeaders.FHIR_JSON));
        call.echoed().forEach(entity::header);
        answer.headers().forEach(entity::header);
        return entity.body(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private FhirAnswer answer(FhirCall call) {
        try {
            return switch (call.meaning()) {
                case FhirPath.Unknown _ ->
                        throw new FaultException(
                                Fault.PATH_UNKNOWN, "The path is not part of this API.");
                case FhirPath.WrongMethod(List<String> allowed) ->
                        refused(
                                        new FaultException(
                                                Fault.METHOD_NOT_DEFINED,
                                                "The method is not defined for this path: the Allow header names those that are."))
                                .with("Allow", String.join(", ", allowed));
                case FhirPath.Metadata _ -> {
                    call.demandJson();
                    yield FhirAnswer.of(200, Capabilities.of(call));
                }
                case FhirPath.Explain path -> {
                    demand(call);
                    yield explain.answer(call, path);
                }
                case On on -> {
                    demand(call);
                    yield act(call, on);
                }
            };
        } catch (FhirRefusal e) {
            return Outcomes.refused(e.issues());
        } catch (FaultException e) {
            return refused(e);
        } catch (IOException e) {
            return refused(
                    new FaultException(
                            Fault.REQUEST_UNREADABLE, "The body could not be read to its end."));
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("a FHIR request failed through our own fault");
            return refused(
                    new FaultException(
                            Fault.INTERNAL,
                            "The catalogue failed on this request; the fault is ours."));
        }
    }

    private static void demand(FhirCall call) {
        call.demandIds();
        call.demandJson();
    }

    private FhirAnswer act(FhirCall call, On on) throws IOException {
        return switch (on.verb()) {
            case SEARCH -> reads.search(call, on.kind());
            case READ -> reads.read(call, on);
            case CREATE -> writes.create(call, on);
            case UPDATE -> writes.update(call, on);
            case DELETE -> writes.delete(call, on);
        };
    }

    private static FhirAnswer refused(FaultException e) {
        return Outcomes.refused(List.of(Issue.of(e.fault(), String.valueOf(e.getMessage()))));
    }
}
