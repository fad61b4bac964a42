package org.barsrouter.catalogue.targets;

import java.time.Instant;
import org.barsrouter.schemas.id.ServiceId;

/// A line of the national switch log: a service leaves one product for another.
///
/// @param line of the file, from 1
/// @param ods ODS code of the service's provider, upper case; empty when the line does not say
/// @param at when; a day alone means its beginning in the United Kingdom
public record Switch(
        int line,
        String ods,
        ServiceId service,
        String fromProduct,
        String toProduct,
        Instant at) {}
