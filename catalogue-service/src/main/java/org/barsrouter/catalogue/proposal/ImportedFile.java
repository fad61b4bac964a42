package org.barsrouter.catalogue.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import org.barsrouter.catalogue.change.Counts;

/// The change-set of a national file. It keeps what the file does and the digest of all that was
/// handed in, not the file: approving it binds the approval to those bytes, and whoever carries it
/// out hands the same files in again.
///
/// @param digest SHA-256 of the file with its lists
/// @param tests whether national test targets were taken
/// @param counts what it does to the services
public record ImportedFile(String file, String digest, String tests, Counts counts) {
    private static final String COMMAND = "import-targets";

    /// The file that a change-set stands for; empty when it was made of commands.
    public static Optional<ImportedFile> of(Proposal proposal) {
        List<JsonNode> commands = proposal.commands();
        return commands.size() == 1 && commands.getFirst().path("command").asText().equals(COMMAND)
                ? Optional.of(read(commands.getFirst()))
                : Optional.empty();
    }

    private static ImportedFile read(JsonNode json) {
        return new ImportedFile(
                json.path("file").asText(),
                json.path("digest").asText(),
                json.path("tests").asText(),
                new Counts(
                        json.path("before").asInt(),
                        json.path("added").asInt(),
                        json.path("removed").asInt(),
                        json.path("repointed").asInt(),
                        json.path("detailed").asInt(),
                        json.path("unchanged").asInt()));
    }

    /// As the change-set keeps it.
    public JsonNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("command", COMMAND)
                .put("file", file)
                .put("digest", digest)
                .put("tests", tests)
                .put("before", counts.before())
                .put("added", counts.added())
                .put("removed", counts.removed())
                .put("repointed", counts.repointed())
                .put("detailed", counts.detailed())
                .put("unchanged", counts.unchanged());
    }

    /// Whether it changes as many services as it was approved to; others may have changed
    /// meanwhile.
    public boolean doesTheSame(ImportedFile other) {
        return counts.added() == other.counts.added()
                && counts.removed() == other.counts.removed()
                && counts.repointed() == other.counts.repointed()
                && counts.detailed() == other.counts.detailed();
    }
}
