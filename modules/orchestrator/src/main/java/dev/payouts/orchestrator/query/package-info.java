/** GET /v1/payouts/{id}, from whichever instance owns the id. */
@NullMarked
package dev.payouts.orchestrator.query;

import org.jspecify.annotations.NullMarked;
