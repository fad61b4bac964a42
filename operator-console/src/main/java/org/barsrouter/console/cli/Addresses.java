package org.barsrouter.console.cli;

import org.barsrouter.console.http.Service;
import picocli.CommandLine.Option;

/// Where the services run.
final class Addresses {
    @Option(
            names = "--journal-url",
            description =
                    "Address of the journal (environment: BARS_JOURNAL_URL; ${DEFAULT-VALUE})",
            defaultValue = "${env:BARS_JOURNAL_URL:-http://127.0.0.1:8084}")
    private String journal = "";

    @Option(
            names = "--catalogue-url",
            description =
                    "Address of the catalogue (environment: BARS_CATALOGUE_URL; ${DEFAULT-VALUE})",
            defaultValue = "${env:BARS_CATALOGUE_URL:-http://127.0.0.1:8083}")
    private String catalogue = "";

    @Option(
            names = "--delivery-url",
            description =
                    "Address of any instance of delivery (environment: BARS_DELIVERY_URL; ${DEFAULT-VALUE})",
            defaultValue = "${env:BARS_DELIVERY_URL:-http://127.0.0.1:8082}")
    private String delivery = "";

    Service delivery() {
        return Service.delivery(delivery);
    }

    Service journal() {
        return Service.journal(journal);
    }

    Service catalogue() {
        return Service.catalogue(catalogue);
    }
}
