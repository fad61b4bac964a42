package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The lists that an import takes beside the file.
final class ImportLists {
    @Option(
            names = "--providers",
            paramLabel = "CSV",
            description = "Who provides a service: system,value,ods,name[,takesBookingResponse]")
    private @Nullable Path providers;

    @Option(
            names = "--enrich",
            paramLabel = "CSV",
            description = "What answers at a base URL: url,product,owner[,instance]")
    private @Nullable Path products;

    @Option(
            names = "--retired",
            paramLabel = "CSV",
            description = "Services that may go, with evidence: value,evidence[,system]")
    private @Nullable Path retired;

    /// Those given, by the names of their options.
    Map<String, Path> options() {
        Map<String, Path> given = new LinkedHashMap<>();
        put(given, "--providers", providers);
        put(given, "--enrich", products);
        put(given, "--retired", retired);
        return given;
    }

    private static void put(Map<String, Path> given, String name, @Nullable Path path) {
        if (path != null) {
            given.put(name, path);
        }
    }

    void into(ObjectNode request) {
        text(request, "providers", providers);
        text(request, "products", products);
        text(request, "retired", retired);
    }

    private static void text(ObjectNode request, String name, @Nullable Path path) {
        if (path != null) {
            request.put(name, InputFile.read(path).text());
        }
    }
}
