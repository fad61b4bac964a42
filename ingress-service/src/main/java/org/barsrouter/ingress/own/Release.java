package org.barsrouter.ingress.own;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;

/// What is running here, as `/_ping` and `/_status` tell it in the words of the national proxy.
public record Release(String version, String revision, String releaseId, String commitId) {

    /// The body of `/_ping`.
    public byte[] ping() {
        return ("{" + fields() + "}").getBytes(StandardCharsets.UTF_8);
    }

    /// The body of `/_status`.
    public byte[] status(Health health) {
        String status =
                switch (health) {
                    case PASS -> "pass";
                    case FAIL -> "fail";
                };
        return """
        {"status":"%s",%s,"checks":{"kafka:status":[{"status":"%s"}]}}\
        """
                .formatted(status, fields(), status)
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Whether messages are taken.
    public enum Health {
        PASS,
        FAIL
    }

    private String fields() {
        return """
        "version":"%s","revision":"%s","releaseId":"%s","commitId":"%s"\
        """
                .formatted(
                        escaped(version), escaped(revision), escaped(releaseId), escaped(commitId));
    }

    private static String escaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
