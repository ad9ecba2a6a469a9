/**
 * How commands are made and written, for everybody who writes them: this client and the producer.
 */
@NullMarked
package dev.payouts.client.writing;

import org.jspecify.annotations.NullMarked;
