package org.barsrouter.schemas.serde;

import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/// Tells Avro which classes a schema may name. Since 1.12.2 it makes instances of no class that is
/// not trusted; ours are, and nothing else that a record's schema might ask for.
final class TrustedClasses {
    private static final String PACKAGE = "org.barsrouter.schemas.avro";

    private TrustedClasses() {}

    /// Adds ours to what the process trusts already. Called once, when the format's class is
    /// loaded.
    static void trustOurs() {
        ClassSecurityPredicate ours = type -> type.getPackageName().equals(PACKAGE);
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), ours));
    }
}
