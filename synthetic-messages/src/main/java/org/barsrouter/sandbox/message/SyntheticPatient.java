package org.barsrouter.sandbox.message;

import java.util.List;
import java.util.Map;

/// The one patient of every synthetic message. Nobody has this name; NHS numbers that begin with
/// 999 are never given to people. Its data stand here and nowhere else, so that a test can search
/// everything that the system prints for them.
public final class SyntheticPatient {
    public static final String NHS_NUMBER = "9990000018";
    public static final String FAMILY = "Zzsynthetica";
    public static final String GIVEN = "Testina-Qq";
    public static final String BIRTH_DATE = "1901-02-03";
    public static final String STREET = "1 Nonexistent Simulation Row";
    public static final String CITY = "Nowheremouth";
    public static final String POSTCODE = "ZZ99 3WZ";
    public static final String PHONE = "07700 900999";
    public static final String EMAIL = "testina@patient.synthetic.example";

    private SyntheticPatient() {}

    /// What must never be found outside a body.
    public static List<String> identifyingTexts() {
        return List.of(NHS_NUMBER, FAMILY, GIVEN, BIRTH_DATE, STREET, CITY, POSTCODE, PHONE, EMAIL);
    }

    static Map<String, String> variables() {
        return Map.of(
                "patient.nhs-number", NHS_NUMBER,
                "patient.family", FAMILY,
                "patient.given", GIVEN,
                "patient.birth-date", BIRTH_DATE,
                "patient.street", STREET,
                "patient.city", CITY,
                "patient.postcode", POSTCODE,
                "patient.phone", PHONE,
                "patient.email", EMAIL);
    }
}
