/// A directory that is a FHIR R4 server.
@NullMarked
package org.barsrouter.catalogue.directory.http;

import org.jspecify.annotations.NullMarked;
