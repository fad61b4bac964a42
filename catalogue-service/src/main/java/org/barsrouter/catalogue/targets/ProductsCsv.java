package org.barsrouter.catalogue.targets;

import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.barsrouter.catalogue.targets.AddressRules.Remark;
import org.barsrouter.catalogue.targets.Finding.Severity;
import org.barsrouter.catalogue.targets.Finding.Subject;
import org.barsrouter.catalogue.targets.Place.FileKind;

/// Reads the list that says which product of which supplier answers at a base URL (rule E1),
/// because the national file does not: `url,product,owner[,instance]` with a header line.
public final class ProductsCsv {
    private static final CsvTable.Columns COLUMNS =
            new CsvTable.Columns(List.of("url", "product", "owner"), List.of("instance"));
    private static final Pattern ODS = Pattern.compile("[A-Z0-9]{3,10}");
    private static final int LONGEST = 256;

    private final Tally tally = new Tally();
    private final Map<URI, Product> products = new HashMap<>();
    private final Map<Product, URI> addresses = new HashMap<>();

    /// The products by canonical base URL, and what is wrong with the list.
    public record Parsed(Map<URI, Product> products, List<Finding> findings) {
        public Parsed {
            products = Map.copyOf(products);
            findings = List.copyOf(findings);
        }

        /// An absent list.
        public static Parsed none() {
            return new Parsed(Map.of(), List.of());
        }

        /// Base URLs of the file that neither the list nor the catalogue can say the product of.
        ///
        /// @param known base URLs that the catalogue has an endpoint for
        /// @param gap how grave that is
        public List<Finding> against(Collection<Target> targets, Set<URI> known, Severity gap) {
            Map<URI, Subject> gaps = new TreeMap<>();
            for (Target target : targets) {
                if (!products.containsKey(target.address()) && !known.contains(target.address())) {
                    gaps.merge(
                            target.address(),
                            Subject.of(target),
                            (first, more) -> first.withRows(first.rows() + more.rows()));
                }
            }
            return gaps.entrySet().stream()
                    .map(e ->
                            new Finding(
                                    Rule.E1,
                                    gap,
                                    e.getValue(),
                                    e.getKey() + " has no product: nobody says whose it is.",
                                    "Name its product and owner in the list given with --enrich."))
                    .toList();
        }
    }

    private ProductsCsv() {}

    /// Reads the list; never throws.
    public static Parsed read(String text, AddressRules rules) {
        ProductsCsv reader = new ProductsCsv();
        switch (CsvTable.read(text, COLUMNS)) {
            case CsvTable.NoTable(String why) ->
                    reader.error(
                            0,
                            "The products list " + why,
                            "Start it with " + COLUMNS.written() + ".");
            case CsvTable.Table(List<CsvTable.Line> lines, List<Integer> broken) -> {
                broken.forEach(number ->
                        reader.error(
                                number,
                                "The line does not have the columns of the header.",
                                "Correct the line."));
                lines.forEach(line -> reader.row(line, rules));
            }
        }
        return new Parsed(reader.products, reader.tally.findings());
    }

    private void row(CsvTable.Line line, AddressRules rules) {
        Optional<URI> address = rules.judge(line.get("url")).address();
        String owner = line.get("owner").toUpperCase(java.util.Locale.ROOT);
        String product = line.get("product");
        if (address.isEmpty()) {
            error(line.number(), "The URL is not an absolute web address.", "Correct the URL.");
        } else if (product.isEmpty() || product.length() > LONGEST) {
            error(
                    line.number(),
                    "The product is empty or longer than 256 characters.",
                    "Give the Product ID as it was issued.");
        } else if (!ODS.matcher(owner).matches()) {
            error(
                    line.number(),
                    "“" + line.get("owner") + "” is not an ODS code.",
                    "Give the supplier's ODS code.");
        } else {
            String instance = line.get("instance").isEmpty() ? Product.MAIN : line.get("instance");
            take(line.number(), address.get(), new Product(product, owner, instance));
        }
    }

    private void take(int number, URI address, Product product) {
        if (products.putIfAbsent(address, product) != null) {
            error(number, address + " stands twice in the list.", "Keep one line.");
        }
        URI other = addresses.putIfAbsent(product, address);
        if (other != null && !other.equals(address)) {
            error(
                    number,
                    "%s and %s are both instance “%s” of product %s of %s."
                            .formatted(
                                    other,
                                    address,
                                    product.instance(),
                                    product.productId(),
                                    product.owner()),
                    "Give each installation an instance of its own, such as north and south.");
        }
    }

    private void error(int number, String what, String remedy) {
        Place place =
                number == 0
                        ? Place.whole(FileKind.PRODUCTS)
                        : Place.line(FileKind.PRODUCTS, number);
        tally.add(new Remark(Rule.E1, Severity.ERROR, what, remedy), Subject.file(place));
    }
}
