using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.FileSystems;

/// <summary>EFS-02.</summary>
internal sealed class FileSystemsAreBackedUp() : StackRule(
    new()
    {
        Id = "EFS-02",
        Title = "File systems are backed up",
        Demand = "An EFS file system has automatic backups, or a backup plan of the stack selects it by its ARN or by its tags.",
        Why = "A shared file system has no versions: what one user deletes is gone for all.",
        Repair = "Give the file system the tag that the backup plan selects, or add an aws.efs.BackupPolicy with the status ENABLED.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("EFS.2"), Control.Fsbp("EFS.7"), Control.Nist("CP-9"), Control.Nist("CP-10")],
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var policies = new Companions(stack, "fileSystemId", "aws:efs/backupPolicy:BackupPolicy");
        var selections = stack.OfType("aws:backup/selection:Selection", "aws-native:backup:BackupSelection").ToList();
        foreach (var system in stack.OfType(FileSystemTypes.Efs))
        {
            yield return system.Demand(
                system.Given("backupPolicy")["status"].Is("ENABLED")
                    | policies.Any(system, policy => policy.Stated("backupPolicy")["status"].Is("ENABLED"))
                    | Truth.Any(selections, selection => BackupSelection.Selects(stack, selection, system)),
                "The file system is not backed up: it has no automatic backups, and no backup plan selects it.",
                "Whether the file system is backed up is not known yet.");
        }
    }
}
