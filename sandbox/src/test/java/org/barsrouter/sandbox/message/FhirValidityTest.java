package org.barsrouter.sandbox.message;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationResult;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Validates against base FHIR R4: the profiles of UK Core and BaRS are not at hand, so that an
/// unknown profile is no error.
@TestInstance(Lifecycle.PER_CLASS)
class FhirValidityTest {
    private final SyntheticMessages messages = new SyntheticMessages();
    private final FhirValidator validator = FhirContext.forR4Cached().newValidator();

    @BeforeAll
    void supports_base_r4() {
        FhirContext context = FhirContext.forR4Cached();
        FhirInstanceValidator instance =
                new FhirInstanceValidator(
                        new ValidationSupportChain(
                                new DefaultProfileValidationSupport(context),
                                new CommonCodeSystemsTerminologyService(context),
                                new InMemoryTerminologyServerValidationSupport(context)));
        instance.setErrorForUnknownProfiles(false);
        instance.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        validator.registerValidatorModule(instance);
    }

    @ParameterizedTest
    @EnumSource
    void every_message_is_valid_fhir(MessageKind kind) {
        assertThat(errors(messages.make(kind, Samples.facts()).body())).isEmpty();
    }

    @Test
    void a_message_of_a_wanted_size_is_valid_fhir() {
        assertThat(errors(messages.sized(Samples.facts(), 12_288).body())).isEmpty();
    }

    @Test
    void a_single_appointment_is_valid_fhir() {
        assertThat(errors(messages.appointment(Samples.facts()))).isEmpty();
    }

    @Test
    void a_wrong_code_is_seen() {
        String body =
                messages.make(MessageKind.BOOKING_CANCEL, Samples.facts())
                        .body()
                        .replace("\"status\": \"cancelled\"", "\"status\": \"unheard-of\"");

        assertThat(errors(body)).isNotEmpty();
    }

    private List<String> errors(String body) {
        ValidationResult result = validator.validateWithResult(body);
        return result.getMessages().stream()
                .filter(issue -> issue.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(FhirValidityTest::text)
                .toList();
    }

    private static String text(SingleValidationMessage issue) {
        return issue.getLocationString() + ": " + issue.getMessage();
    }
}
