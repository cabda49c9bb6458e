using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LandingZone.Analytics;
using LandingZone.Cluster;
using LandingZone.Identity;
using LandingZone.Networking;
using LandingZone.Security;
using Pulumi;
using AutoScaling = Pulumi.Aws.AutoScaling;
using AutoScalingInputs = Pulumi.Aws.AutoScaling.Inputs;
using Ec2 = Pulumi.Aws.Ec2;
using Ec2Inputs = Pulumi.Aws.Ec2.Inputs;
using SecretsManager = Pulumi.Aws.SecretsManager;
using Vpc = Pulumi.Aws.Vpc;

namespace LandingZone.Delivery;

/// <summary>
/// Runners of the bank's GitLab. A machine takes one job and is gone after it, so that no job finds what another left behind; each phase
/// of a release has its own machines with its own role. The runner's token lies in Secrets Manager, where an administrator puts it.
/// </summary>
/// <remarks>
/// A job can read the token of its own phase's runner. So runners of the package and deploy phases belong in GitLab to protected branches
/// only, where nobody runs a job that was not reviewed.
/// </remarks>
public sealed partial class PipelineRunner : ComponentResource
{
    /// <summary>Machines that wait longer are replaced, and get the image's updates: a day, the shortest that EC2 Auto Scaling takes.</summary>
    private const int MaxLifetimeSeconds = 86_400;

    private static readonly string[] TaggedResources = ["instance", "network-interface", "volume"];

    private readonly string _name;
    private readonly PipelineRunnerArgs _args;

    /// <summary>Declares the runners.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public PipelineRunner(string name, PipelineRunnerArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:delivery:PipelineRunner", name, options)
    {
        Check(name, args);
        (_name, _args) = (name, args);
        var group = JobSecurityGroup.Declare(
            name, args.Zone, args.Network, "GitLab runners: reach GitLab and AWS services", among: null, this);
        foreach (var block in args.GitLabBlocks)
        {
            var what = $"{name}-to-{block.ToString().Replace('/', '-')}";
            _ = new Vpc.SecurityGroupEgressRule(what, new()
            {
                SecurityGroupId = group,
                CidrIpv4 = block.ToString(),
                IpProtocol = "tcp",
                FromPort = 443,
                ToPort = 443,
                Description = "HTTPS to GitLab",
                Tags = args.Zone.Tags(what),
            }, new CustomResourceOptions { Parent = this });
        }

        var phases = Enum.GetValues<DeliveryPhase>().ToDictionary(phase => phase, phase => Declare(phase, group));
        TokenSecretArns = phases.ToImmutableDictionary(phase => phase.Key, phase => phase.Value.Secret);
        RoleArns = phases.ToImmutableDictionary(phase => phase.Key, phase => phase.Value.Role);
        RegisterOutputs(TokenSecretArns.ToDictionary(secret => $"{WordOf(secret.Key)}TokenSecretArn", secret => (object?)secret.Value));
    }

    /// <summary>The ARNs of the secrets for the runners' tokens, by phase.</summary>
    public ImmutableDictionary<DeliveryPhase, Output<string>> TokenSecretArns { get; }

    /// <summary>The ARNs of the phases' roles.</summary>
    public ImmutableDictionary<DeliveryPhase, Output<string>> RoleArns { get; }

    /// <summary>The ARN that a phase's role has or will have: for policies that name it before it exists.</summary>
    public static string RoleArnOf(Zones.ZoneIdentity zone, string model, DeliveryPhase phase) =>
        WorkloadIdentity.RoleArnOf(zone, Workload(model, phase));

    internal static void Check(string name, PipelineRunnerArgs args)
    {
        var problems = new ArgumentProblems(nameof(PipelineRunner), name);
        ReleaseRules.Check(args.Released, problems);
        problems.AddIf(
            !Address().IsMatch(args.GitLabUrl), $"GitLabUrl is '{args.GitLabUrl}'; write https:// and a host, without spaces or quotes.");
        problems.AddIf(args.GitLabBlocks.Count == 0, "GitLabBlocks is empty; name the addresses of GitLab.");
        foreach (var block in args.GitLabBlocks.Where(block => block.PrefixLength < 16))
        {
            problems.Add($"GitLabBlocks has {block}, which is far more than a server; use /16 or smaller.");
        }

        problems.AddIf(!Image().IsMatch(args.ImageId), $"ImageId is '{args.ImageId}'; write 'ami-' and 8 or 17 hexadecimal digits.");
        problems.AddIf(args.MachinesPerPhase is < 1 or > 20, $"MachinesPerPhase is {args.MachinesPerPhase}; it must be 1 to 20.");
        problems.AddIf(args.DiskGib is < 20 or > 16384, $"DiskGib is {args.DiskGib}; it must be 20 to 16384.");
        problems.AddIf(args.Network.SubnetIds.Count == 0, "Network has no subnets; name one or more.");
        problems.ThrowIfAny();
    }

    private (Output<string> Secret, Output<string> Role) Declare(DeliveryPhase phase, Output<string> group)
    {
        var (zone, what) = (_args.Zone, $"{_name}-{WordOf(phase)}");
        var secretName = zone.NameOf($"gitlab-runner/{_args.Released.Model}-{WordOf(phase)}", 512);
        var secret = new SecretsManager.Secret(what, new()
        {
            Name = secretName,
            Description = $"The authentication token of the GitLab runner for the phase {WordOf(phase)} of {_args.Released.Model}",
            KmsKeyId = _args.SecretKeyArn,
            RecoveryWindowInDays = 30,
            Tags = zone.Tags(secretName),
        }, new CustomResourceOptions { Parent = this });
        var role = new WorkloadIdentity(what, new()
        {
            Zone = zone,
            Workload = Workload(_args.Released.Model, phase),
            Description = $"GitLab jobs of the phase {WordOf(phase)} of {_args.Released.Model}",
            Trust = WorkloadTrust.Instances(),
            Statements =
            [
                .. PhaseRights.Of(phase, zone, _args.Released),
                new("ReadToken", PolicyEffect.Allow) { Actions = ["secretsmanager:GetSecretValue"], Resources = [secret.Arn] },
                KeyUse.Read("DecryptToken", zone, _args.SecretKeyArn, "secretsmanager"),
            ],
            PermissionBoundaryArn = _args.PermissionBoundaryArn,
        }, new ComponentResourceOptions { Parent = this });
        var machineName = zone.NameOf($"runner-{_args.Released.Model}-{WordOf(phase)}", 255);
        var template = new Ec2.LaunchTemplate(what, new()
        {
            Name = zone.NameOf($"runner-{_args.Released.Model}-{WordOf(phase)}", 128),
            ImageId = _args.ImageId,
            InstanceType = _args.InstanceType.Name,
            InstanceInitiatedShutdownBehavior = "terminate",
            IamInstanceProfile = new Ec2Inputs.LaunchTemplateIamInstanceProfileArgs { Arn = role.InstanceProfileArn! },
            UserData = secret.Arn.Apply(StartScript),
            UpdateDefaultVersion = true,
            MetadataOptions = new Ec2Inputs.LaunchTemplateMetadataOptionsArgs
            {
                HttpEndpoint = "enabled",
                HttpTokens = "required",
                HttpPutResponseHopLimit = 1,
                InstanceMetadataTags = "disabled",
            },
            Monitoring = new Ec2Inputs.LaunchTemplateMonitoringArgs { Enabled = true },
            NetworkInterfaces =
            {
                new Ec2Inputs.LaunchTemplateNetworkInterfaceArgs
                {
                    AssociatePublicIpAddress = "false",
                    DeleteOnTermination = "true",
                    SecurityGroups = { group },
                },
            },
            BlockDeviceMappings =
            {
                new Ec2Inputs.LaunchTemplateBlockDeviceMappingArgs
                {
                    DeviceName = "/dev/xvda",
                    Ebs = new Ec2Inputs.LaunchTemplateBlockDeviceMappingEbsArgs
                    {
                        VolumeSize = _args.DiskGib,
                        VolumeType = "gp3",
                        Encrypted = "true",
                        KmsKeyId = _args.VolumeKeyArn,
                        DeleteOnTermination = "true",
                    },
                },
            },
            TagSpecifications = TaggedResources
                .Select(resource => new Ec2Inputs.LaunchTemplateTagSpecificationArgs { ResourceType = resource, Tags = zone.Tags(machineName) })
                .ToList(),
            Tags = zone.Tags(machineName),
        }, new CustomResourceOptions { Parent = this });
        _ = new AutoScaling.Group(what, new()
        {
            Name = machineName,
            MinSize = _args.MachinesPerPhase,
            MaxSize = _args.MachinesPerPhase,
            VpcZoneIdentifiers = _args.Network.SubnetIds.ToList(),
            LaunchTemplate = new AutoScalingInputs.GroupLaunchTemplateArgs
            {
                Id = template.Id,
                Version = template.LatestVersion.Apply(version => version.ToString(CultureInfo.InvariantCulture)),
            },
            HealthCheckType = "EC2",
            MaxInstanceLifetime = MaxLifetimeSeconds,

            // Until the secret has a token, machines end at once: that is no reason for a deployment to wait.
            WaitForCapacityTimeout = "0",
            Tags = zone.Tags(machineName)
                .Select(tag => new AutoScalingInputs.GroupTagArgs { Key = tag.Key, Value = tag.Value, PropagateAtLaunch = true }).ToList(),
        }, new CustomResourceOptions { Parent = this });
        return (secret.Arn, role.RoleArn);
    }

    /// <summary>
    /// Takes one job and ends the machine, whatever becomes of the job. The token is in the runner's environment only: a command line can
    /// be read by every process.
    /// </summary>
    private string StartScript(string secretArn)
    {
        var script = $"""
            #!/bin/bash
            set -euo pipefail
            trap 'shutdown --poweroff now' EXIT
            export CI_SERVER_URL='{_args.GitLabUrl}' RUNNER_EXECUTOR=shell RUNNER_BUILDS_DIR=/home/gitlab-runner/builds
            CI_SERVER_TOKEN="$(aws secretsmanager get-secret-value --region {_args.Zone.Region.Name} --secret-id '{secretArn}' --query SecretString --output text)"
            export CI_SERVER_TOKEN
            runuser --user gitlab-runner --preserve-environment -- gitlab-runner run-single --max-builds 1

            """;
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(script));
    }

    private static string Workload(string model, DeliveryPhase phase) => $"runner-{model}-{WordOf(phase)}";

    private static string WordOf(DeliveryPhase phase) => phase.ToString().ToLowerInvariant();

    [GeneratedRegex(@"\Ahttps://[a-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._/-]*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"\Aami-([0-9a-f]{8}|[0-9a-f]{17})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Image();
}
