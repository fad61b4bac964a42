package org.barsrouter.sandbox.broker;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One controller of a cluster: its node id and the port of its controller listener on 127.0.0.1.
public record Voter(int nodeId, int port) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})@127\\.0\\.0\\.1:(\\d{1,5})");

    /// Reads `1@127.0.0.1:19091,2@127.0.0.1:19092`, Kafka's own way to write voters.
    ///
    /// @throws IllegalArgumentException when the text is not such a list
    public static List<Voter> parseAll(String text) {
        return Arrays.stream(text.split(",", -1)).map(Voter::parse).toList();
    }

    private static Voter parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a controller is written node-id@127.0.0.1:port, several with commas between");
        }
        return new Voter(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public String toString() {
        return nodeId + "@127.0.0.1:" + port;
    }
}
