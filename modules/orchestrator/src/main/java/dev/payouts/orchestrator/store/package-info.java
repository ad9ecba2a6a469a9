/** The state stores: payouts by id, timers by due time, queues by lane. */
@NullMarked
package dev.payouts.orchestrator.store;

import org.jspecify.annotations.NullMarked;
