package org.govnet.api.servicedirectory;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.govnet.api.Contract;
import org.govnet.api.ContractId;
import org.govnet.api.Cursor;
import org.govnet.api.IdempotencyKey;
import org.govnet.api.Idempotent;
import org.govnet.api.InvalidPaging;
import org.govnet.api.OpenTo;
import org.govnet.api.Page;
import org.jspecify.annotations.Nullable;

/**
 * What this node offers, and what others need of it: its services, and its entries for the UK
 * government API catalogue.
 */
@Contract(id = "service-directory", version = 1)
@Path("/service-directory/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface ServiceDirectory {
  /**
   * The node's services, this one included, by contract and version.
   *
   * @param limit at most so many on a page, 1 to 100; 20 if null
   * @param cursor {@link Page#next} of the page before; null for the first
   * @throws InvalidPaging if the limit is out of range or the cursor is not one of this node's
   */
  @GET
  @Path("services")
  Page<OfferedService> services(
      @QueryParam("limit") @DefaultValue("20") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable Cursor cursor)
      throws InvalidPaging;

  /**
   * One service.
   *
   * @param contract its contract
   * @param version the contract's major version
   * @throws ServiceNotOffered if the node does not offer it
   */
  @GET
  @Path("services/{contract}/versions/{version}")
  OfferedService service(
      @PathParam("contract") ContractId contract, @PathParam("version") int version)
      throws ServiceNotOffered;

  /**
   * The node's catalogue, in its order: what was imported, or an entry for each service if nothing
   * was. A row that has no name is in the CSV alone.
   *
   * @param limit at most so many on a page, 1 to 100; 20 if null
   * @param cursor {@link Page#next} of the page before; null for the first
   * @throws InvalidPaging if the limit is out of range or the cursor is not one of this node's
   */
  @GET
  @Path("catalogue-entries")
  Page<CatalogueEntry> catalogueEntries(
      @QueryParam("limit") @DefaultValue("20") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable Cursor cursor)
      throws InvalidPaging;

  /** The node's catalogue as api.gov.uk's CSV: as it was imported, or made from its services. */
  @GET
  @Path("catalogue-csv")
  CatalogueCsv exportCatalogue();

  /**
   * Puts the node's catalogue in place of the one before. Rows that are not as they should be are
   * kept as they are, and reported.
   *
   * @param key names this import
   * @throws CatalogueRefused if it is not the catalogue's CSV at all
   */
  @Idempotent
  @PUT
  @OpenTo(OpenTo.Group.OWN_NODE)
  @Path("catalogue-csv")
  CatalogueImport importCatalogue(
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key, CatalogueCsv catalogue)
      throws CatalogueRefused;

  /**
   * Says what the calling node needs of a contract's version, in place of what it said before: the
   * node does not start with a version that takes it away, unless its operator says why. Needs of
   * no operation are none any more.
   *
   * @param contract the contract
   * @param version its major version
   * @param key names this declaration
   * @param needs what the caller calls, and reads of the answers
   * @throws ServiceNotOffered if the node does not offer it
   * @throws NeedsRefused if the contract has no such operation or member, or there is no room
   */
  @Idempotent
  @PUT
  @Path("consumer-needs/{contract}/versions/{version}")
  void declareNeeds(
      @PathParam("contract") ContractId contract,
      @PathParam("version") int version,
      @HeaderParam(IdempotencyKey.HEADER) IdempotencyKey key,
      ConsumerNeeds needs)
      throws ServiceNotOffered, NeedsRefused;
}
