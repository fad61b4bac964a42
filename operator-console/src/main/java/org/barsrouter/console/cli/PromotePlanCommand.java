package org.barsrouter.console.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says what of a bundle this environment would take.
@Command(
        name = "plan",
        description = {
            "Says what of a bundle this environment would take.",
            "Exit codes: 0 everything goes, 2 something is left behind, 1 refused, 6 no answer."
        },
        mixinStandardHelpOptions = true)
final class PromotePlanCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();
    @Mixin private Acting acting = new Acting();

    @Parameters(paramLabel = "BUNDLE.json", description = "What was exported")
    private Path bundle = Path.of("");

    @Option(
            names = "--overlay",
            required = true,
            paramLabel = "CSV",
            description = "This environment's addresses: product,instance,address,liveFrom")
    private Path overlay = Path.of("");

    @Option(names = "--json", description = "Print what the catalogue answers, for programs")
    private boolean json;

    @Override
    public Integer call() {
        return Remediation.send(
                new Remediation.Promotion(
                        addresses, Remediation.body(acting, bundle, overlay), json),
                "/catalogue/v1/promotions/$plan",
                Screen.of(spec));
    }
}
