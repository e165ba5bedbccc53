package org.govnet.client;

import org.govnet.api.LegalBasis;
import org.govnet.api.Purpose;

/**
 * What a client's calls say of why they are made, as it travels.
 *
 * @param purpose what the data is for
 * @param basis the law by which it is asked for
 * @param purposeText the value of {@code Govnet-Purpose}
 * @param basisText the value of {@code Govnet-Legal-Basis}, written once and not for each call
 */
record Declared(Purpose purpose, LegalBasis basis, String purposeText, String basisText) {
  Declared(Purpose purpose, LegalBasis basis) {
    this(purpose, basis, purpose.toString(), basis.toString());
  }
}
