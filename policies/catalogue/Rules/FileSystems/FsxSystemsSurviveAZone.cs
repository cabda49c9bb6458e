using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.FileSystems;

/// <summary>FSX-02.</summary>
internal sealed class FsxSystemsSurviveAZone() : StackRule(
    new()
    {
        Id = "FSX-02",
        Title = "FSx file systems survive the loss of a zone, and their backups keep the tags",
        Demand = "OpenZFS, ONTAP and Windows file systems are Multi-AZ; OpenZFS, Windows and Lustre copy their tags to backups where "
            + "the service takes backups.",
        Why = "A file system in one zone is gone while the zone is; a backup without tags is outside of retention, cost and "
            + "access rules.",
        Repair = "Set deploymentType to a MULTI_AZ type and copyTagsToBackups (OpenZFS: also copyTagsToVolumes) to true.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("FSx.1"), Control.Fsbp("FSx.2"), Control.Fsbp("FSx.3"), Control.Fsbp("FSx.4"), Control.Fsbp("FSx.5")],
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        foreach (var system in stack.OfType("aws:fsx/openZfsFileSystem:OpenZfsFileSystem", "aws:fsx/ontapFileSystem:OntapFileSystem", "aws:fsx/windowsFileSystem:WindowsFileSystem"))
        {
            var type = system.Given("deploymentType").Or("SINGLE_AZ_1");
            yield return system.Demand(
                "deploymentType",
                type.Matches(text => text.StartsWith("MULTI_AZ", StringComparison.Ordinal)),
                $"The file system stands in one availability zone (deploymentType is {type}).");
        }

        foreach (var system in stack.OfType("aws:fsx/openZfsFileSystem:OpenZfsFileSystem", "aws:fsx/windowsFileSystem:WindowsFileSystem"))
        {
            yield return Copies(system, "copyTagsToBackups", Truth.No);
        }

        foreach (var system in stack.OfType("aws:fsx/openZfsFileSystem:OpenZfsFileSystem"))
        {
            yield return Copies(system, "copyTagsToVolumes", Truth.No);
        }

        // FSx backs up no scratch file system, and none that is linked to a bucket.
        var links = new Companions(stack, "fileSystemId", "aws:fsx/dataRepositoryAssociation:DataRepositoryAssociation", "aws-native:fsx:DataRepositoryAssociation");
        foreach (var system in stack.OfType("aws:fsx/lustreFileSystem:LustreFileSystem"))
        {
            var scratch = system.Given("deploymentType").Or("SCRATCH_1").Matches(text => text.StartsWith("SCRATCH", StringComparison.Ordinal));
            var linked = system.Given("importPath").IsSet | links.Any(system, _ => Truth.Yes);
            yield return Copies(system, "copyTagsToBackups", scratch | linked);
        }
    }

    private static Verdict? Copies(Resource system, string property, Truth isExempt) =>
        system.Demand(
            property,
            isExempt | system.Stated(property).Or(false).IsTrue,
            $"The file system does not copy its tags ({property} is {system.Stated(property).Or(false)}).");
}
