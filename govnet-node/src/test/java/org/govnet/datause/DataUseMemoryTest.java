package org.govnet.datause;

class DataUseMemoryTest extends DataUseStoreContract {
  private DataUseMemory last = new DataUseMemory();

  @Override
  DataUseStore fresh(DataUseLimits limits) {
    last = new DataUseMemory(limits);
    return last;
  }

  @Override
  DataUseStore again() {
    return last;
  }

  @Override
  void passMinute() {
    // it forgets at once
  }
}
