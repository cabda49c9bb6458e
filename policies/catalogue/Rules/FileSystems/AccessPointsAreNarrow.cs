using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.FileSystems;

/// <summary>EFS-03.</summary>
internal sealed class AccessPointsAreNarrow() : ResourceRule(
    new()
    {
        Id = "EFS-03",
        Title = "Access points have a directory and a user of their own",
        Demand = "An access point enforces a root directory other than / and a POSIX user.",
        Why = "Without them everybody who mounts it sees the files of all and may call himself any user.",
        Repair = "Set rootDirectory.path and posixUser.",
        Severity = Severity.Medium,
        Controls =
        [
            Control.Fsbp("EFS.3"), Control.Fsbp("EFS.4"), Control.Nist("AC-6(10)"), Control.Nist("AC-6(2)"), Control.Pci("7.3.1"),
        ],
    },
    "aws:efs/accessPoint:AccessPoint",
    "aws-native:efs:AccessPoint")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand(
            "rootDirectory.path",
            resource.Given("rootDirectory")["path"].Given().Or("/").Matches(path => path != "/"),
            $"The access point gives the whole file system (rootDirectory.path is {resource.Given("rootDirectory")["path"].Given().Or("/")})."),
        resource.Demand(
            "posixUser",
            resource.Given("posixUser")["uid"].IsSet,
            "The access point lets its users choose who they are (posixUser is not set)."),
    ];
}
