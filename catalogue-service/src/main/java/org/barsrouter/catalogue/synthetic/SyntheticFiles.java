package org.barsrouter.catalogue.synthetic;

import java.net.URI;
import java.util.List;
import org.barsrouter.catalogue.synthetic.SyntheticTargets.Row;
import org.barsrouter.routing.identifier.IdentifierSystems;

/// Writes a made-up catalogue as the files that an import takes.
public final class SyntheticFiles {
    private static final int ORGANISATIONS = 800;

    private SyntheticFiles() {}

    /// In the national format, with two test targets.
    public static String targets(List<Row> rows) {
        StringBuilder json = new StringBuilder(rows.size() * 80);
        json.append("{\n  \"NHSD-Target-Identifier\": {\n    \"")
                .append(IdentifierSystems.TESTS)
                .append("\": {\n")
                .append("      \"NHS0001\": \"https://tests.receiver.example/FHIR/R4\",\n")
                .append("      \"NHS0002\": \"https://tests.receiver.example/FHIR/R4\"\n")
                .append("    },\n    \"")
                .append(IdentifierSystems.DOS_SERVICE_ID)
                .append("\": {\n");
        String separator = "";
        for (Row row : rows) {
            json.append(separator)
                    .append("      \"")
                    .append(row.value())
                    .append("\": \"")
                    .append(row.url())
                    .append('"');
            separator = ",\n";
        }
        return json.append("\n    }\n  }\n}\n").toString();
    }

    /// What answers at the base URLs, as rule E1 wants to know it: two of them are installations of
    /// one product.
    public static String products() {
        StringBuilder csv = new StringBuilder("url,product,owner,instance\n");
        String before = "";
        int number = 0;
        for (String url : SyntheticTargets.urls()) {
            String host = URI.create(url).getHost();
            boolean second = host.equals(before);
            number += second ? 0 : 1;
            csv.append(url)
                    .append(",made-up-product-")
                    .append(number)
                    .append(",ZY")
                    .append(900 + number)
                    .append(second ? ",second\n" : ",main\n");
            before = host;
        }
        return csv.toString();
    }

    /// The providers of those services.
    public static String providers(List<Row> rows) {
        StringBuilder csv = new StringBuilder("system,value,ods,name,takesBookingResponse\n");
        for (int i = 0; i < rows.size(); i++) {
            csv.append(IdentifierSystems.DOS_SERVICE_ID)
                    .append(',')
                    .append(rows.get(i).value())
                    .append(",ZZ")
                    .append(1_000 + i % ORGANISATIONS)
                    .append(",Synthetic service ")
                    .append(i + 1)
                    .append(i % 10 == 0 ? ",true\n" : ",false\n");
        }
        return csv.toString();
    }
}
