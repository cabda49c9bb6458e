using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Data;

/// <summary>GLU-02.</summary>
internal sealed class CatalogIsEncrypted() : StackRule(
    new()
    {
        Id = "GLU-02",
        Title = "The Data Catalog and the passwords in it are encrypted",
        Demand = "The encryption settings of the Data Catalog name customer managed keys for metadata and for passwords of connections.",
        Why = "Tables, columns and paths tell where the bank's data lies, and connections hold passwords of its databases.",
        Repair = "Add an aws.glue.DataCatalogEncryptionSettings with encryptionAtRest in the mode SSE-KMS and "
            + "connectionPasswordEncryption, both with keys.",
        Severity = Severity.Medium,
        Controls = [Control.Nist("SC-28")],
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var found = stack.OfType("aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings").ToList();
        foreach (var one in found)
        {
            var block = one.Given("dataCatalogEncryptionSettings");
            var (rest, passwords) = (block["encryptionAtRest"], block["connectionPasswordEncryption"]);
            yield return one.Demand(
                "dataCatalogEncryptionSettings.encryptionAtRest",
                rest["catalogEncryptionMode"].IsOneOf("SSE-KMS", "SSE-KMS-WITH-SERVICE-ROLE")
                    & rest["sseAwsKmsKeyId"].IsCustomerKey(one, "dataCatalogEncryptionSettings"),
                $"The catalog has no customer managed key (catalogEncryptionMode is {rest["catalogEncryptionMode"]}, sseAwsKmsKeyId is {rest["sseAwsKmsKeyId"].Given()}).");
            yield return one.Demand(
                "dataCatalogEncryptionSettings.connectionPasswordEncryption",
                passwords["returnConnectionPasswordEncrypted"].Or(false).IsTrue & passwords["awsKmsKeyId"].IsCustomerKey(one, "dataCatalogEncryptionSettings"),
                $"Passwords of connections have no customer managed key (returnConnectionPasswordEncrypted is {passwords["returnConnectionPasswordEncrypted"].Or(false)}, awsKmsKeyId is {passwords["awsKmsKeyId"].Given()}).");
        }

        // The settings belong to the account and the region: they may stand in a stack of their own.
        if (found.Count == 0 && stack.OfType("aws:glue/catalogDatabase:CatalogDatabase", "aws:glue/connection:Connection").FirstOrDefault() is { } first)
        {
            yield return Verdict.Open(first, "The stack fills the Data Catalog and does not say how it is encrypted; the account may say so elsewhere.");
        }
    }
}
