package org.barsrouter.schemas.header;

/// HTTP header names of the Booking and Referral Standard (BaRS API 1.4.0, request headers). HTTP
/// compares them without case.
public final class BarsHeaders {
    public static final String REQUEST_ID = "X-Request-Id";
    public static final String CORRELATION_ID = "X-Correlation-Id";
    public static final String TARGET_IDENTIFIER = "NHSD-Target-Identifier";
    public static final String END_USER_ORGANISATION = "NHSD-End-User-Organisation";
    public static final String REQUESTING_SOFTWARE = "NHSD-Requesting-Software";
    public static final String REQUESTING_PRACTITIONER = "NHSD-Requesting-Practitioner";
    public static final String USE_CONTEXT = "use-context";
    public static final String FHIR_JSON = "application/fhir+json";

    /// Base path of the BaRS API, as the national proxy has it.
    public static final String BASE_PATH = "/booking-and-referral/FHIR/R4";

    /// The one operation that carries messages.
    public static final String PROCESS_MESSAGE = "/$process-message";

    private BarsHeaders() {}
}
