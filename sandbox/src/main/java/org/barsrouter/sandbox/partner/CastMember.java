package org.barsrouter.sandbox.partner;

import java.util.Arrays;
import java.util.List;
import org.barsrouter.sandbox.message.Party;
import org.barsrouter.schemas.id.ServiceId;

/// The partners of the sandbox. Names, ids and ODS codes are made up.
public enum CastMember {
    EMERGENCY_DEPARTMENT(
            CastHost.HOSPITAL, "2000099901", "ZED01", "Nowheremouth Emergency Department"),
    URGENT_TREATMENT_CENTRE(
            CastHost.HOSPITAL, "2000099902", "ZED01", "Nowheremouth Urgent Treatment Centre"),
    PHARMACY(CastHost.COMMUNITY, "2000099903", "ZPH01", "Simulation Row Pharmacy"),
    CLINICAL_ASSESSMENT_SERVICE(
            CastHost.COMMUNITY, "2000099904", "ZCA01", "Nowhere Clinical Assessment Service"),
    FALLS_TEAM(CastHost.COMMUNITY, "2000099905", "ZCO01", "Nowhere Community Falls Team"),
    TELEPHONE_ADVICE(CastHost.TELEPHONE, "2000099911", "ZTE01", "Nowhere 111 Telephone Advice");

    /// Identifier system of every member: the directory of services.
    public static final String SYSTEM = "https://fhir.nhs.uk/Id/dos-service-id";

    private final CastHost host;
    private final String value;
    private final String odsCode;
    private final String title;

    CastMember(CastHost host, String value, String odsCode, String title) {
        this.host = host;
        this.value = value;
        this.odsCode = odsCode;
        this.title = title;
    }

    public CastHost host() {
        return host;
    }

    public ServiceId service() {
        return new ServiceId(SYSTEM, value);
    }

    public Party party() {
        return new Party(service(), odsCode, title);
    }

    /// Everybody at a host.
    public static List<CastMember> at(CastHost host) {
        return Arrays.stream(values()).filter(member -> member.host == host).toList();
    }
}
