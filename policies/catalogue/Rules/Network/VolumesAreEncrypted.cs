using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Network;

/// <summary>NET-17.</summary>
internal sealed class VolumesAreEncrypted() : StackRule(
    new()
    {
        Id = "NET-17",
        Title = "Volumes are encrypted",
        Demand = "EBS volumes, and the devices of launch templates and instances, are encrypted; the account encrypts them by default.",
        Why = "A snapshot of an unencrypted volume can be read by every account that it is shared with.",
        Repair = "Set encrypted to true on the volume or on the device's ebs block, and enabled to true on aws.ebs.EncryptionByDefault.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("EC2.3"), Control.Fsbp("EC2.7"), Control.Fsbp("EC2.181"), Control.CisAws("2.2.1"), Control.Nist("SC-28")],
    })
{
    private const string ByDefault = "aws:ebs/encryptionByDefault:EncryptionByDefault";
    private const string Template = "aws:ec2/launchTemplate:LaunchTemplate";
    private static readonly string[] Volumes = ["aws:ebs/volume:Volume", "aws:ebs/snapshotCopy:SnapshotCopy", "aws-native:ec2:Volume"];
    private static readonly string[] Instances = ["aws:ec2/instance:Instance", "aws:ec2/launchConfiguration:LaunchConfiguration"];

    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var accounts = stack.OfType(ByDefault).ToList();
        foreach (var account in accounts)
        {
            yield return account.Demand(
                "enabled", account.Stated("enabled").Or(true).IsTrue, "New volumes of the account are not encrypted by default (enabled is false).");
        }

        // What a volume leaves out, the account decides.
        var fallback = Truth.Any(accounts, account => account.Stated("enabled").Or(true).IsTrue);
        foreach (var volume in stack.OfType(Volumes))
        {
            yield return Judge(volume, volume.Stated("encrypted"), "encrypted", "The volume", fallback);
        }

        foreach (var template in stack.OfType(Template))
        {
            foreach (var verdict in Devices(template, template.Stated("blockDeviceMappings"), "blockDeviceMappings", fallback))
            {
                yield return verdict;
            }
        }

        foreach (var template in stack.OfType(NetworkTypes.NativeLaunchTemplate))
        {
            var devices = template.Stated("launchTemplateData")["blockDeviceMappings"];
            foreach (var verdict in Devices(template, devices, "launchTemplateData.blockDeviceMappings", fallback))
            {
                yield return verdict;
            }
        }

        foreach (var instance in stack.OfType("aws-native:ec2:Instance"))
        {
            foreach (var verdict in Devices(instance, instance.Stated("blockDeviceMappings"), "blockDeviceMappings", fallback))
            {
                yield return verdict;
            }
        }

        foreach (var instance in stack.OfType(Instances))
        {
            yield return Judge(
                instance, instance.Stated("rootBlockDevice")["encrypted"], "rootBlockDevice.encrypted", "The root device", fallback);
            var devices = instance.Stated("ebsBlockDevices").Items;
            for (var i = 0; i < devices.Count; i++)
            {
                yield return Judge(
                    instance,
                    devices[i]["encrypted"],
                    $"ebsBlockDevices[{i}].encrypted",
                    $"The device {devices[i]["deviceName"]}",
                    fallback);
            }
        }
    }

    private static IEnumerable<Verdict?> Devices(Resource on, Value devices, string path, Truth fallback)
    {
        for (var i = 0; i < devices.Items.Count; i++)
        {
            // A mapping without an ebs block is an instance store or removes a device of the image.
            var device = devices.Items[i];
            if (!device["ebs"].IsAbsent)
            {
                yield return Judge(
                    on, device["ebs"]["encrypted"], $"{path}[{i}].ebs.encrypted", $"The device {device["deviceName"]}", fallback);
            }
        }
    }

    private static Verdict? Judge(Resource on, Value encrypted, string path, string label, Truth fallback) =>
        on.Demand(path, encrypted.IsAbsent ? fallback : encrypted.IsTrue, $"{label} is not encrypted ({path} is {encrypted}).");
}
