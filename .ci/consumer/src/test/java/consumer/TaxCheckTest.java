package consumer;

import static org.govnet.testkit.Stubs.when;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.govnet.api.RegistrationMark;
import org.govnet.api.vehicle.TaxStatus;
import org.govnet.api.vehicle.Vehicle;
import org.govnet.api.vehicle.VehicleEnquiry;
import org.govnet.api.vehicle.VehicleQuery;
import org.govnet.client.Govnet;
import org.govnet.testkit.As;
import org.govnet.testkit.Fault;
import org.govnet.testkit.GovnetTest;
import org.govnet.testkit.Network;
import org.govnet.testkit.Peer;
import org.junit.jupiter.api.Test;

@GovnetTest
class TaxCheckTest {
  @Peer("swansea") VehicleEnquiry swansea;
  @As("leeds") Govnet leeds;

  @Test
  void survivesABusyPeer(Network network) {
    RegistrationMark mark = RegistrationMark.of("AA19AAA");
    when(swansea.vehicle(new VehicleQuery(mark)))
        .thenReturn(Vehicle.builder(mark).taxStatus(TaxStatus.TAXED).build());
    network.link("leeds", "swansea").inject(Fault.MAINTENANCE_503.times(2));

    Vehicle vehicle = leeds.client(VehicleEnquiry.class).vehicle(new VehicleQuery(mark));

    assertEquals(TaxStatus.TAXED, vehicle.taxStatus());
  }
}
