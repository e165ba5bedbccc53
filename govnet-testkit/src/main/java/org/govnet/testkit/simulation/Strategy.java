package org.govnet.testkit.simulation;

import java.util.function.LongUnaryOperator;
import org.govnet.client.VirtualClient;
import org.jspecify.annotations.Nullable;

/**
 * How a client picks a replica. Retries, limits and deadlines are govnet's with any, so that a
 * comparison shows what the pick does.
 */
@FunctionalInterface
public interface Strategy {
  /** Govnet's own: what is in flight, what hangs, what failed, breakers. */
  Strategy GOVNET = below -> null;

  /** One after another. */
  Strategy ROUND_ROBIN =
      below -> {
        int[] turn = new int[1];
        return inFlight -> {
          double[] scores = new double[inFlight.length];
          for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.floorMod(i - turn[0], scores.length);
          }
          turn[0]++;
          return scores;
        };
      };

  /** The one with the least in flight. */
  Strategy LEAST_IN_FLIGHT =
      below ->
          inFlight -> {
            double[] scores = new double[inFlight.length];
            for (int i = 0; i < scores.length; i++) {
              scores[i] = inFlight[i];
            }
            return scores;
          };

  /** Of two taken by chance, the one with the less in flight. */
  Strategy TWO_CHOICES =
      below ->
          inFlight -> {
            double[] scores = new double[inFlight.length];
            java.util.Arrays.fill(scores, Integer.MAX_VALUE);
            int first = (int) below.applyAsLong(inFlight.length);
            int second = (int) below.applyAsLong(inFlight.length);
            scores[first] = inFlight[first];
            scores[second] = inFlight[second];
            return scores;
          };

  /**
   * The choice of one client, which may remember.
   *
   * @param below gives a number by chance, from 0 to one less than its argument
   * @return null for govnet's own
   */
  VirtualClient.@Nullable Choice choice(LongUnaryOperator below);
}
