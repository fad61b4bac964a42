package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Says which messages are not replayed and why.
final class Refusals {
    /// Ids shown of each; `--json` has them all.
    private static final int SHOWN = 20;

    private Refusals() {}

    static List<String> lines(JsonNode objection) {
        List<String> lines = new ArrayList<>();
        String run = Fields.first(objection, "run");
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%,d not replayed%s: %s%s (%s)",
                        objection.path("count").asInt(),
                        objection.path("canBeForced").asBoolean() ? " without --force" : "",
                        objection.path("why").asText(),
                        run.equals("-") ? "" : " It is run " + run + ".",
                        objection.path("code").asText()));
        JsonNode ids = objection.path("ids");
        for (int i = 0; i < Math.min(SHOWN, ids.size()); i++) {
            lines.add("  " + ids.get(i).asText());
        }
        if (ids.size() > SHOWN) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "  and %,d more: --json names them all.",
                            ids.size() - SHOWN));
        }
        return lines;
    }
}
