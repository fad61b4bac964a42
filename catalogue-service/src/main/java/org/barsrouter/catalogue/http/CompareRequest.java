package org.barsrouter.catalogue.http;

import java.util.Locale;
import org.barsrouter.catalogue.app.CompareTargets;
import org.barsrouter.catalogue.app.ImportCommand;
import org.barsrouter.catalogue.targets.ImportRules.Tests;
import org.jspecify.annotations.Nullable;

/// Body of a validation or a reconciliation.
///
/// @param targets text of the file
/// @param providers text of a providers list; then provider and name are compared too
/// @param against text of a second file, compared in the place of the catalogue
/// @param at instant to ask the resolver for; now if absent
/// @param tests include or skip (default) the national test targets
record CompareRequest(
        @Nullable String fileName,
        @Nullable String targets,
        @Nullable String providers,
        @Nullable File against,
        @Nullable String at,
        @Nullable String tests) {

    /// @param targets text of the file
    record File(@Nullable String fileName, @Nullable String targets) {}

    CompareTargets.Question question(Current current) {
        if (targets == null) {
            throw new FaultException(
                    Fault.REQUEST_UNREADABLE, "targets is missing: give the text of the file.");
        }
        return new CompareTargets.Question(
                ImportCommand.Input.ofText(
                        named(fileName), targets, ImportCommand.Lists.providers(providers)),
                wanted(tests),
                second(),
                current.at(at));
    }

    private ImportCommand.@Nullable Input second() {
        if (against == null) {
            return null;
        }
        if (against.targets() == null) {
            throw new FaultException(
                    Fault.REQUEST_UNREADABLE,
                    "against.targets is missing: give the text of the second file.");
        }
        return ImportCommand.Input.ofText(
                named(against.fileName()), against.targets(), ImportCommand.Lists.none());
    }

    private static String named(@Nullable String name) {
        return name == null ? "targets.json" : name;
    }

    static Tests wanted(@Nullable String tests) {
        return switch (tests == null ? "skip" : tests.toLowerCase(Locale.ROOT)) {
            case "skip" -> Tests.SKIP;
            case "include" -> Tests.INCLUDE;
            default ->
                    throw new FaultException(
                            Fault.REQUEST_UNREADABLE, "tests is neither include nor skip.");
        };
    }
}
