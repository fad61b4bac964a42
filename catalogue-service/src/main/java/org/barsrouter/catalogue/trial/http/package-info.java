/// Carries a trial out through the ingress and watches it in the journal.
@NullMarked
package org.barsrouter.catalogue.trial.http;

import org.jspecify.annotations.NullMarked;
