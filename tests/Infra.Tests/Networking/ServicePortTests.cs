using LandingZone.Networking;

namespace LandingZone.Infra.Tests.Networking;

public sealed class ServicePortTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(443)]
    [InlineData(65535)]
    public void Ports_from_1_to_65535_are_ports(int port) => Assert.Equal(port, new ServicePort(port, "PostgreSQL").Port);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(65536)]
    public void Other_numbers_are_refused(int port)
    {
        var error = Assert.Throws<ArgumentException>(() => new ServicePort(port, "PostgreSQL"));

        Assert.StartsWith($"{port} is not a TCP port; it must be from 1 to 65535.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("données")]
    [InlineData("a < b")]
    public void A_purpose_that_ec2_refuses_as_a_description_is_refused(string purpose)
    {
        var error = Assert.Throws<ArgumentException>(() => new ServicePort(443, purpose));

        Assert.StartsWith(
            $"'{purpose}' cannot describe a security-group rule; write 1 to 100 letters, digits, spaces and ._-:/()#,@[]+=&;{{}}!$*",
            error.Message,
            StringComparison.Ordinal);
    }
}
