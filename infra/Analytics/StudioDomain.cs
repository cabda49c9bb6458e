using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using LandingZone.Identity;
using LandingZone.Zones;
using Pulumi;
using Inputs = Pulumi.Aws.Sagemaker.Inputs;
using Sagemaker = Pulumi.Aws.Sagemaker;

namespace LandingZone.Analytics;

/// <summary>
/// SageMaker Studio for the zone's teams: notebooks and editors in the zone's network, without a way to the internet, encrypted with the
/// zone's key, shut down when nobody uses them. Each team has a role, and each person a profile whose name goes with every request that
/// the role makes, so that the audit trail tells people apart. A team, a person or a space is added without a change to the others.
/// </summary>
/// <remarks>
/// The domain is protected: the homes of its people are in it. RStudio is not among the applications, because it needs a licence of
/// Posit; the platform's own RStudio runs on Kubernetes.
/// </remarks>
public sealed class StudioDomain : ComponentResource
{
    /// <summary>The ports on which applications and kernels reach each other (Amazon SageMaker AI developer guide, "Studio in a VPC").</summary>
    private static readonly (int From, int To) AppPorts = (8192, 65535);

    private readonly string _name;
    private readonly StudioDomainArgs _args;
    private readonly ImmutableDictionary<StudioApp, Input<string>> _startScripts;
    private readonly Output<string> _securityGroupId;

    /// <summary>Declares the domain.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public StudioDomain(string name, StudioDomainArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:analytics:StudioDomain", name, options)
    {
        StudioDomainRules.Check(name, args);
        (_name, _args) = (name, args);
        var zone = args.Zone;
        _securityGroupId = JobSecurityGroup.Declare(
            name, zone, args.Network, "Studio: applications reach each other and AWS services", AppPorts, this);
        _startScripts = args.PackageIndex is { } index
            ? args.Apps.ToImmutableDictionary(app => app, app => (Input<string>)StartScript(app, index))
            : ImmutableDictionary<StudioApp, Input<string>>.Empty;
        var visitors = new WorkloadIdentity($"{name}-default", new()
        {
            Zone = zone,
            Workload = "studio-default",
            Description = "The role of Studio for whoever is in no team: it may do nothing",
            Trust = WorkloadTrust.ServiceForPeople("sagemaker.amazonaws.com"),
            Statements = [],
            PermissionBoundaryArn = args.PermissionBoundaryArn,
        }, new ComponentResourceOptions { Parent = this });

        var domainName = zone.NameOf("studio", 63);
        var domain = new Sagemaker.Domain(name, new()
        {
            DomainName = domainName,
            AuthMode = args.SignIn == StudioSignIn.Iam ? "IAM" : "SSO",
            AppNetworkAccessType = "VpcOnly",
            VpcId = args.Network.VpcId,
            SubnetIds = args.Network.SubnetIds.ToList(),
            KmsKeyId = args.VolumeKeyArn,
            TagPropagation = "ENABLED",
            RetentionPolicy = new Inputs.DomainRetentionPolicyArgs { HomeEfsFileSystem = args.DeletesHomes ? "Delete" : "Retain" },
            DomainSettings = new Inputs.DomainDomainSettingsArgs
            {
                ExecutionRoleIdentityConfig = "USER_PROFILE_NAME",
                DockerSettings = new Inputs.DomainDomainSettingsDockerSettingsArgs { EnableDockerAccess = "DISABLED" },
            },
            DefaultUserSettings = UserDefaults(visitors.RoleArn),
            DefaultSpaceSettings = new Inputs.DomainDefaultSpaceSettingsArgs
            {
                ExecutionRole = visitors.RoleArn,
                SecurityGroups = { _securityGroupId },
            },
            Tags = zone.Tags(domainName),
        }, new CustomResourceOptions { Parent = this, Protect = true });
        DomainId = domain.Id;
        DomainArn = domain.Arn;
        DomainUrl = domain.Url;
        HomesFileSystemId = domain.HomeEfsFileSystemId;
        foreach (var team in args.Teams)
        {
            Declare(team, domain);
        }

        RegisterOutputs(new Dictionary<string, object?>
        {
            ["domainId"] = DomainId,
            ["domainUrl"] = DomainUrl,
            ["homesFileSystemId"] = HomesFileSystemId,
        });
    }

    /// <summary>The domain's id.</summary>
    public Output<string> DomainId { get; }

    /// <summary>The domain's ARN.</summary>
    public Output<string> DomainArn { get; }

    /// <summary>The address of the domain.</summary>
    public Output<string> DomainUrl { get; }

    /// <summary>The id of the file system with the homes, which SageMaker makes.</summary>
    public Output<string> HomesFileSystemId { get; }

    private void Declare(StudioTeam team, Sagemaker.Domain domain)
    {
        var (zone, what) = (_args.Zone, $"{_name}-{team.Name}");
        var role = new WorkloadIdentity(what, new()
        {
            Zone = zone,
            Workload = $"studio-{team.Name}",
            Description = $"What the team {team.Name} may do in Studio",
            Trust = WorkloadTrust.ServiceForPeople("sagemaker.amazonaws.com"),
            Statements = StudioRights.Of(_args, team, domain.Id),
            PermissionBoundaryArn = _args.PermissionBoundaryArn,
        }, new ComponentResourceOptions { Parent = this });
        var profiles = new Dictionary<string, Sagemaker.UserProfile>(StringComparer.Ordinal);
        foreach (var user in team.Users)
        {
            profiles[user.Name] = new Sagemaker.UserProfile($"{what}-{user.Name}", new()
            {
                DomainId = domain.Id,
                UserProfileName = user.Name,
                SingleSignOnUserIdentifier = user.SignInName is null ? null : (Input<string>)"UserName",
                SingleSignOnUserValue = user.SignInName is null ? null : (Input<string>)user.SignInName,
                UserSettings = new Inputs.UserProfileUserSettingsArgs
                {
                    ExecutionRole = role.RoleArn,
                    SecurityGroups = { _securityGroupId },
                },
                Tags = zone.Tags(user.Name),
            }, new CustomResourceOptions { Parent = this });
        }

        foreach (var space in team.Spaces)
        {
            Declare($"{what}-{space.Name}", space, profiles[space.Owner], domain);
        }
    }

    private void Declare(string name, StudioSpace space, Sagemaker.UserProfile owner, Sagemaker.Domain domain)
    {
        var settings = new Inputs.SpaceSpaceSettingsArgs
        {
            AppType = space.App.ToString(),
            SpaceStorageSettings = new Inputs.SpaceSpaceSettingsSpaceStorageSettingsArgs
            {
                EbsStorageSettings = new Inputs.SpaceSpaceSettingsSpaceStorageSettingsEbsStorageSettingsArgs
                {
                    EbsVolumeSizeInGb = space.DiskGib,
                },
            },
        };
        if (space.App == StudioApp.JupyterLab)
        {
            settings.JupyterLabAppSettings = new Inputs.SpaceSpaceSettingsJupyterLabAppSettingsArgs
            {
                DefaultResourceSpec = new Inputs.SpaceSpaceSettingsJupyterLabAppSettingsDefaultResourceSpecArgs
                {
                    InstanceType = space.InstanceType.Name,
                },
            };
        }
        else
        {
            settings.CodeEditorAppSettings = new Inputs.SpaceSpaceSettingsCodeEditorAppSettingsArgs
            {
                DefaultResourceSpec = new Inputs.SpaceSpaceSettingsCodeEditorAppSettingsDefaultResourceSpecArgs
                {
                    InstanceType = space.InstanceType.Name,
                },
            };
        }

        _ = new Sagemaker.Space(name, new()
        {
            DomainId = domain.Id,
            SpaceName = space.Name,
            OwnershipSettings = new Inputs.SpaceOwnershipSettingsArgs { OwnerUserProfileName = owner.UserProfileName },
            SpaceSharingSettings = new Inputs.SpaceSpaceSharingSettingsArgs { SharingType = "Private" },
            SpaceSettings = settings,
            Tags = _args.Zone.Tags(space.Name),
        }, new CustomResourceOptions { Parent = this });
    }

    private Inputs.DomainDefaultUserSettingsArgs UserDefaults(Input<string> role)
    {
        var settings = new Inputs.DomainDefaultUserSettingsArgs
        {
            ExecutionRole = role,
            SecurityGroups = { _securityGroupId },
            StudioWebPortal = "ENABLED",
            DefaultLandingUri = "studio::",
            SharingSettings = new Inputs.DomainDefaultUserSettingsSharingSettingsArgs { NotebookOutputOption = "Disabled" },
            SpaceStorageSettings = new Inputs.DomainDefaultUserSettingsSpaceStorageSettingsArgs
            {
                DefaultEbsStorageSettings = new Inputs.DomainDefaultUserSettingsSpaceStorageSettingsDefaultEbsStorageSettingsArgs
                {
                    DefaultEbsVolumeSizeInGb = Math.Min(20, _args.MaxDiskGib),
                    MaximumEbsVolumeSizeInGb = _args.MaxDiskGib,
                },
            },
            StudioWebPortalSettings = new Inputs.DomainDefaultUserSettingsStudioWebPortalSettingsArgs
            {
                HiddenAppTypes = StudioDomainRules.HiddenApps(_args.Apps).ToList(),
            },
        };
        if (_args.Apps.Contains(StudioApp.JupyterLab))
        {
            settings.JupyterLabAppSettings = JupyterLab();
        }

        if (_args.Apps.Contains(StudioApp.CodeEditor))
        {
            settings.CodeEditorAppSettings = CodeEditor();
        }

        return settings;
    }

    // The provider has types of its own for each application, so that the two say the same twice.
    private Inputs.DomainDefaultUserSettingsJupyterLabAppSettingsArgs JupyterLab() => new()
    {
        DefaultResourceSpec = new Inputs.DomainDefaultUserSettingsJupyterLabAppSettingsDefaultResourceSpecArgs
        {
            InstanceType = _args.InstanceType.Name,
            LifecycleConfigArn = _startScripts.GetValueOrDefault(StudioApp.JupyterLab),
        },
        LifecycleConfigArns = ScriptsOf(StudioApp.JupyterLab),
        AppLifecycleManagement = new Inputs.DomainDefaultUserSettingsJupyterLabAppSettingsAppLifecycleManagementArgs
        {
            IdleSettings = new Inputs.DomainDefaultUserSettingsJupyterLabAppSettingsAppLifecycleManagementIdleSettingsArgs
            {
                LifecycleManagement = "ENABLED",
                IdleTimeoutInMinutes = _args.IdleMinutes,
                MinIdleTimeoutInMinutes = StudioDomainRules.ShortestIdleMinutes,
                MaxIdleTimeoutInMinutes = _args.IdleMinutes,
            },
        },
    };

    private Inputs.DomainDefaultUserSettingsCodeEditorAppSettingsArgs CodeEditor() => new()
    {
        DefaultResourceSpec = new Inputs.DomainDefaultUserSettingsCodeEditorAppSettingsDefaultResourceSpecArgs
        {
            InstanceType = _args.InstanceType.Name,
            LifecycleConfigArn = _startScripts.GetValueOrDefault(StudioApp.CodeEditor),
        },
        LifecycleConfigArns = ScriptsOf(StudioApp.CodeEditor),
        AppLifecycleManagement = new Inputs.DomainDefaultUserSettingsCodeEditorAppSettingsAppLifecycleManagementArgs
        {
            IdleSettings = new Inputs.DomainDefaultUserSettingsCodeEditorAppSettingsAppLifecycleManagementIdleSettingsArgs
            {
                LifecycleManagement = "ENABLED",
                IdleTimeoutInMinutes = _args.IdleMinutes,
                MinIdleTimeoutInMinutes = StudioDomainRules.ShortestIdleMinutes,
                MaxIdleTimeoutInMinutes = _args.IdleMinutes,
            },
        },
    };

    /// <summary>The scripts that an application may run at its start: the one that it runs, or none.</summary>
    private InputList<string> ScriptsOf(StudioApp app) =>
        _startScripts.TryGetValue(app, out var script) ? new InputList<string> { script } : new InputList<string>();

    /// <summary>What an application runs at its start. A script cannot be changed, so its name has a hash of what it says.</summary>
    private Output<string> StartScript(StudioApp app, string packageIndex)
    {
        var text = $"#!/bin/bash\nset -eu\npip config --user set global.index-url {packageIndex}\n";
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
        var what = string.Create(CultureInfo.InvariantCulture, $"studio-{app.ToString().ToLowerInvariant()}-{hash}");
        var scriptName = _args.Zone.NameOf(what, 63);
        return new Sagemaker.StudioLifecycleConfig($"{_name}-{app.ToString().ToLowerInvariant()}", new()
        {
            StudioLifecycleConfigName = scriptName,
            StudioLifecycleConfigAppType = app.ToString(),
            StudioLifecycleConfigContent = Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
            Tags = _args.Zone.Tags(scriptName),
        }, new CustomResourceOptions { Parent = this }).Arn;
    }
}
