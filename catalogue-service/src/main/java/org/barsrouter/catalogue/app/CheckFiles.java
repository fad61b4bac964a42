package org.barsrouter.catalogue.app;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.barsrouter.catalogue.app.ImportCommand.Mode;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.catalogue.targets.Finding;
import org.barsrouter.catalogue.targets.Finding.Severity;
import org.barsrouter.catalogue.targets.ImportRules;
import org.barsrouter.catalogue.targets.Product;
import org.barsrouter.catalogue.targets.ProductsCsv;
import org.barsrouter.catalogue.targets.Provider;
import org.barsrouter.catalogue.targets.ProvidersCsv;
import org.barsrouter.catalogue.targets.RetiredCsv;
import org.barsrouter.catalogue.targets.TargetsCheck;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// Holds the files of an import against every rule that needs no knowledge of what would change.
public final class CheckFiles {
    private final ImportTargets.Terms terms;
    private final LookUpHosts hosts;

    /// The files as values, and all findings in `targets`.
    public record Checked(
            TargetsCheck.Checked targets,
            Map<ServiceId, Provider> providers,
            Map<URI, Product> products,
            RetiredCsv.Parsed retired) {
        public Checked {
            providers = Map.copyOf(providers);
            products = Map.copyOf(products);
        }
    }

    public CheckFiles(ImportTargets.Terms terms, LookUpHosts hosts) {
        this.terms = terms;
        this.hosts = hosts;
    }

    ImportTargets.Terms terms() {
        return terms;
    }

    /// Checks them all; never throws.
    ///
    /// @param known base URLs that the catalogue has an endpoint for
    public Checked check(ImportCommand command, Set<URI> known) {
        TargetsCheck.Checked targets =
                TargetsCheck.check(
                        command.input().targets(),
                        new ImportRules(
                                terms.deployment(),
                                terms.systems(),
                                terms.addresses(),
                                command.tests()));
        ImportCommand.Lists lists = command.input().lists();
        ProvidersCsv.Parsed providers = providers(lists.providers());
        ProductsCsv.Parsed products = products(lists.products());
        RetiredCsv.Parsed retired = retired(lists.retired());
        List<Finding> more = new ArrayList<>(providers.findings());
        more.addAll(providers.against(targets.targets()));
        more.addAll(products.findings());
        more.addAll(products.against(targets.targets(), known, gap(command)));
        more.addAll(retired.findings());
        if (targets.isClean() && terms.deployment() != Deployment.SANDBOX) {
            more.addAll(hosts.judge(targets.targets()));
        }
        return new Checked(targets.and(more), providers.providers(), products.products(), retired);
    }

    private ProvidersCsv.Parsed providers(@Nullable String text) {
        return text == null ? ProvidersCsv.Parsed.none() : ProvidersCsv.read(text, terms.systems());
    }

    private ProductsCsv.Parsed products(@Nullable String text) {
        return text == null ? ProductsCsv.Parsed.none() : ProductsCsv.read(text, terms.addresses());
    }

    private RetiredCsv.Parsed retired(@Nullable String text) {
        return text == null ? RetiredCsv.Parsed.none() : RetiredCsv.read(text, terms.systems());
    }

    /// Rule E1: outside the sandbox nothing is applied for a URL of which nobody says whose it is.
    private Severity gap(ImportCommand command) {
        if (terms.deployment() != Deployment.SANDBOX) {
            return command.mode() == Mode.APPLY ? Severity.ERROR : Severity.WARNING;
        }
        return command.input().lists().products() == null ? Severity.NOTE : Severity.WARNING;
    }
}
