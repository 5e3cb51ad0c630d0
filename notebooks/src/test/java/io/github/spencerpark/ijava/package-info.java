/** IJava's entry class, by which an extension finds the running kernel. */
@NullMarked
package io.github.spencerpark.ijava;

import org.jspecify.annotations.NullMarked;
