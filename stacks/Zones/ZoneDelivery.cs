using LandingZone.Delivery;
using LandingZone.Security;
using LandingZone.Stacks.Settings;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Zones;

/// <summary>How code and models get on: releases and runners where models are made, and the gate where they serve.</summary>
internal static class ZoneDelivery
{
    /// <summary>Declares what the settings ask for, and adds what it tells to the stack's outputs.</summary>
    public static void Declare(ZoneFoundation ground)
    {
        if (ground.Settings.Delivery is not { } delivery)
        {
            return;
        }

        var around = ZoneSageMaker.SurroundingsOf(ground);
        var builds = BuildKinds.Ground(around, delivery.BuildImage);
        if (delivery.Releases.Count + delivery.Runners.Count > 0)
        {
            Release(ground, delivery, builds);
        }

        if (delivery.Gate is { } gate)
        {
            var declared = new PromotionGate("promotions", gate.ToArgs(builds, around), ground.Place.After(ground.Network));
            ground.Outputs["promotionGate"] = declared.StateMachineArn;
            ground.Outputs["promotionApproverRole"] = declared.ApproverRoleArn;
        }
    }

    private static void Release(ZoneFoundation ground, DeliverySettings delivery, BuildGround builds)
    {
        var key = new SigningKey("image-signing", new SigningKeyArgs
        {
            Zone = ground.Zone,
            Deployer = ground.Settings.Keys.Deployer,
            Signers = [.. Signers(ground.Zone, delivery)],
            VerifierAccounts = [.. delivery.ProductionAccounts],
        }, ground.Place.After()).KeyArn;
        ground.Outputs["imageSigningKey"] = key;
        if (delivery.Source is { } source)
        {
            var connection = new SourceConnection($"code-{source.Name}", source.ToArgs(ground.Zone), ground.Place.After());
            ground.Outputs["codeConnection"] = connection.ConnectionArn;
            foreach (var release in delivery.Releases)
            {
                _ = new BuildPipeline(
                    $"release-{release.Model}",
                    release.ToArgs(builds, connection.ConnectionArn, key, ground.AccessLogBucket),
                    ground.Place.After(ground.Network));
            }
        }

        foreach (var runner in delivery.Runners)
        {
            var declared = new PipelineRunner(
                $"runner-{runner.Model}",
                runner.ToArgs(builds, key, ground.Key(KeyPurpose.Volumes), ground.Key(KeyPurpose.Secrets)),
                ground.Place.After(ground.Network));
            ground.Outputs[$"runnerTokens-{runner.Model}"] =
                declared.TokenSecretArns.ToDictionary(secret => secret.Key.ToString(), secret => (object?)secret.Value);
        }
    }

    /// <summary>The roles of the package phases, which alone sign images.</summary>
    private static IEnumerable<Input<string>> Signers(ZoneIdentity zone, DeliverySettings delivery) =>
    [
        .. delivery.Releases.Select(release => (Input<string>)BuildPipeline.RoleArnOf(zone, release.Model, DeliveryPhase.Package)),
        .. delivery.Runners.Select(runner => (Input<string>)PipelineRunner.RoleArnOf(zone, runner.Model, DeliveryPhase.Package)),
    ];
}
