package org.barsrouter.catalogue.targets;

/// What stands behind a base URL: one installation of one product of one supplier.
///
/// @param productId as Digital Onboarding issues it, opaque
/// @param owner ODS code of the supplier, upper case
/// @param instance tells installations of one product apart, `main` if there is only one
public record Product(String productId, String owner, String instance) {
    public static final String MAIN = "main";
}
