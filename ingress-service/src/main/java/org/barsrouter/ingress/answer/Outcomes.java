package org.barsrouter.ingress.answer;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.barsrouter.ingress.answer.Answer.Refused;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.refusal.OperationOutcomeJson;

/// How the OperationOutcome of an answer is written, should it need one.
///
/// @param id of the outcome, where the dialect gives every answer its own
public record Outcomes(Dialect dialect, UUID id) {

    /// An OperationOutcome as it goes over the wire.
    public record Written(String mediaType, ByteBuffer json) {}

    /// Writes a refusal.
    public Written refused(Refused refused) {
        return live(refused)
                .map(body -> new Written("application/json", ByteBuffer.wrap(body.json())))
                .orElseGet(() ->
                        new Written(
                                BarsHeaders.FHIR_JSON,
                                ByteBuffer.wrap(
                                        OperationOutcomeJson.render(
                                                refused.refusal(), refused.diagnostics(), id))));
    }

    /// Writes good news.
    ///
    /// @param text one word for programs
    Written information(String text, String diagnostics) {
        return new Written(
                BarsHeaders.FHIR_JSON,
                ByteBuffer.wrap(InformationJson.render(text, diagnostics, id)));
    }

    private Optional<LiveBody> live(Refused refused) {
        return switch (dialect) {
            case STRICT -> Optional.empty();
            case NHS_LIVE -> LiveBody.of(refused.refusal());
        };
    }
}
