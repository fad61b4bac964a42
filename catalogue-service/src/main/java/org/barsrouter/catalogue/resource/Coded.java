package org.barsrouter.catalogue.resource;

/// A code of a code system, `hl7-fhir-rest` or `bars` for example.
public record Coded(String system, String code) {}
