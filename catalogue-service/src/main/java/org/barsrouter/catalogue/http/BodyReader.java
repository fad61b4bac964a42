package org.barsrouter.catalogue.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.barsrouter.catalogue.config.CatalogueProperties;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads the body of a call that brings files: no larger than allowed, no unknown member.
@Component
class BodyReader {
    private final JsonMapper mapper;
    private final int largest;

    BodyReader(JsonMapper mapper, CatalogueProperties properties) {
        this.mapper = mapper;
        this.largest = Math.toIntExact(properties.maxImportSize().toBytes());
    }

    <T extends Record> T read(InputStream body, Class<T> type) throws IOException {
        byte[] bytes = body.readNBytes(largest + 1);
        if (bytes.length > largest) {
            throw new FaultException(
                    Fault.TOO_LARGE,
                    "The body is larger than catalogue.max-import-size, " + largest + " bytes.");
        }
        try {
            T read =
                    mapper.readerFor(type)
                            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                            .readValue(bytes);
            if (read == null) {
                throw new FaultException(Fault.REQUEST_UNREADABLE, expected(type) + ".");
            }
            return read;
        } catch (JacksonException e) {
            throw new FaultException(
                    Fault.REQUEST_UNREADABLE,
                    expected(type)
                            + (e.getLocation() == null
                                    ? "."
                                    : "; look at line " + e.getLocation().getLineNr() + "."));
        }
    }

    private static String expected(Class<? extends Record> type) {
        return "The body is not a JSON object with "
                + Arrays.stream(type.getRecordComponents())
                        .map(component -> component.getName())
                        .collect(Collectors.joining(", "));
    }
}
