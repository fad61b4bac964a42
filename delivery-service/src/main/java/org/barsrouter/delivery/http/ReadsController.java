package org.barsrouter.delivery.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Optional;
import org.barsrouter.delivery.app.DeliveryService;
import org.barsrouter.delivery.config.DeliveryProperties;
import org.barsrouter.delivery.receiver.ReadRelay;
import org.barsrouter.schemas.read.ReadCall;
import org.barsrouter.schemas.read.ReadWire;
import org.barsrouter.tracing.context.TraceContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The relay port, for ingress alone: it takes reads, names of services in them, from whoever
/// presents the secret of the deployment. Statuses of its own are about the two services; what a
/// sender is told stands in the answer.
@RestController
class ReadsController {
    private static final String BEARER = "Bearer ";

    /// Four times the path, query and headers that ingress takes: they are written as JSON.
    private static final int LARGEST_CALL = 256 * 1024;

    private final DeliveryService service;
    private final Optional<byte[]> secret;

    ReadsController(DeliveryService service, DeliveryProperties properties) {
        this.service = service;
        this.secret =
                Optional.ofNullable(properties.reads().secret())
                        .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /// A stranger's body is not even read.
    @PostMapping(path = ReadCall.RELAY_PATH, consumes = ReadCall.MEDIA_TYPE)
    ResponseEntity<byte[]> read(HttpServletRequest request)
            throws IOException, InterruptedException {
        if (!isKnown(request.getHeader(HttpHeaders.AUTHORIZATION))) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        Optional<ReadRelay> relay = service.reads();
        if (relay.isEmpty()) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
        }
        ReadCall call;
        try {
            int announced = request.getContentLength();
            int length = announced < 0 ? LARGEST_CALL : Math.min(announced, LARGEST_CALL);
            call = ReadWire.readCall(request.getInputStream().readNBytes(length));
        } catch (IllegalArgumentException e) {
            return ResponseEntity.badRequest().build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(ReadCall.MEDIA_TYPE))
                .body(ReadWire.write(relay.get().answer(call, trace(request))));
    }

    private static Optional<TraceContext> trace(HttpServletRequest request) {
        return TraceContext.read(name -> Collections.list(request.getHeaders(name)));
    }

    private boolean isKnown(@Nullable String authorization) {
        return authorization != null
                && authorization.startsWith(BEARER)
                && secret.filter(known ->
                                MessageDigest.isEqual(
                                        known,
                                        authorization
                                                .substring(BEARER.length())
                                                .getBytes(StandardCharsets.UTF_8)))
                        .isPresent();
    }
}
