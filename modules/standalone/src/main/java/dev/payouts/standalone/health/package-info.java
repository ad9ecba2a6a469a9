/**
 * What a container's health check runs. Needs this project's jars alone, so that it starts fast.
 */
@NullMarked
package dev.payouts.standalone.health;

import org.jspecify.annotations.NullMarked;
