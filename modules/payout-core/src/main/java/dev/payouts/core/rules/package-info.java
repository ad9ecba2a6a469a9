/**
 * The field rules: what a command must look like before anything is done with it. Pure functions,
 * so a command over REST, from a file or from Kafka meets the same rules and reads the same words.
 */
@NullMarked
package dev.payouts.core.rules;

import org.jspecify.annotations.NullMarked;
