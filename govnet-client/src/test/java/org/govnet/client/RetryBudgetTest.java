package org.govnet.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private static int spendAll(RetryBudget budget, long now) {
    int spent = 0;
    while (budget.spend(now)) {
      spent++;
    }
    return spent;
  }

  @Test
  void startsWithTenRetries() {
    assertThat(spendAll(new RetryBudget(0), 0)).isEqualTo(10);
  }

  @Test
  void earnsOneRetryByFiveCalls() {
    RetryBudget budget = new RetryBudget(0);
    spendAll(budget, 0);
    for (int i = 0; i < 100; i++) {
      budget.earn();
    }

    assertThat(spendAll(budget, 0)).isEqualTo(20);
  }

  @Test
  void earnsTenRetriesASecond() {
    RetryBudget budget = new RetryBudget(0);
    spendAll(budget, 0);

    assertThat(spendAll(budget, SECOND / 2)).isEqualTo(5);
    assertThat(spendAll(budget, SECOND)).isEqualTo(5);
  }

  @Test
  void holdsNoMoreThanAHundred() {
    RetryBudget budget = new RetryBudget(0);
    for (int i = 0; i < 10_000; i++) {
      budget.earn();
    }

    assertThat(spendAll(budget, 1_000_000 * SECOND)).isEqualTo(100);
  }

  @Test
  void staysRightWhenTheClockWrapsAround() {
    long start = Long.MAX_VALUE - SECOND / 2;
    RetryBudget budget = new RetryBudget(start);
    spendAll(budget, start);

    assertThat(spendAll(budget, start + SECOND)).isEqualTo(10);
  }

  @Test
  void isNeverOverspentByThreadsTogether() throws InterruptedException, ExecutionException {
    RetryBudget budget = new RetryBudget(0);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Integer>> spent = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        spent.add(
            threads.submit(
                () -> {
                  int mine = 0;
                  for (int j = 0; j < 1000; j++) {
                    budget.earn();
                    mine += budget.spend(0) ? 1 : 0;
                  }
                  return mine;
                }));
      }
      int all = 0;
      for (Future<Integer> one : spent) {
        all += one.get();
      }
      assertThat(all).isBetween(10, 10 + 8 * 1000 / 5);
    } finally {
      threads.shutdownNow();
    }
  }
}
